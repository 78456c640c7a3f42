import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { APIRoute } from "astro";

const { resolve } = createRequire(import.meta.url);

export const GET: APIRoute = async () =>
  new Response(await readFile(resolve("@chekt/partner-spec/openapi.yaml"), "utf8"), {
    headers: { "content-type": "application/yaml" },
  });
