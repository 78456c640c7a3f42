import type { APIRoute, GetStaticPaths } from "astro";
import { listDownloads, readDownload } from "../../collections/downloads.ts";
import { contentType } from "../../serve/content-types.ts";

/** The collections, as files and archives. */
export const getStaticPaths = (async () =>
  (await listDownloads()).map((file) => ({ params: { file } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params: { file = "" } }) =>
  new Response(await readDownload(file), { headers: { "content-type": contentType(file) } });
