import { defineRouteMiddleware } from "@astrojs/starlight/route-data";
import { markdownPath, url } from "./urls.ts";

/** Adds to the head of every page a link to its Markdown and its preview image. */
export const onRequest = defineRouteMiddleware(({ locals, site, url: { pathname } }) => {
  const { head, entry } = locals.starlightRoute;
  if (entry.id === "404") return;
  head.push({ tag: "link", attrs: { rel: "alternate", type: "text/markdown", href: markdownPath(pathname) } });
  if (!site) return;
  const image = new URL(url("card.png"), site).href;
  head.push(
    { tag: "meta", attrs: { property: "og:image", content: image } },
    { tag: "meta", attrs: { property: "og:image:width", content: "1200" } },
    { tag: "meta", attrs: { property: "og:image:height", content: "630" } },
    { tag: "meta", attrs: { property: "og:image:alt", content: "CHeKT Partner API" } },
  );
});
