import type { APIRoute, GetStaticPaths } from "astro";
import { type MarkdownPage, markdownPages } from "../../markdown/pages.ts";

export const getStaticPaths = (async () =>
  (await markdownPages()).map((page) => ({
    params: { page: page.path.replace(/\/$/, "") || undefined },
    props: { page },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ page: MarkdownPage }> = ({ props: { page } }) =>
  new Response(`# ${page.title}\n\n${page.body}\n`, { headers: { "content-type": "text/markdown; charset=utf-8" } });
