import type { APIRoute } from "astro";
import { llmsIndex } from "../markdown/llms.ts";
import { markdownPages } from "../markdown/pages.ts";
import { addressOn } from "../site/urls.ts";

export const GET: APIRoute = async ({ site }) => new Response(llmsIndex(await markdownPages(), addressOn(site)));
