import type { APIRoute } from "astro";
import { llmsFull } from "../markdown/llms.ts";
import { markdownPages } from "../markdown/pages.ts";
import { addressOn } from "../site/urls.ts";

export const GET: APIRoute = async ({ site }) => new Response(llmsFull(await markdownPages(), addressOn(site)));
