import type { StarlightUserConfig } from "@astrojs/starlight/types";
import { tags } from "../openapi/document.ts";
import { operations } from "../openapi/operation.ts";
import { guides } from "./guides.ts";

/** The sidebar of every page. */
export const sidebar: NonNullable<StarlightUserConfig["sidebar"]> = [
  { label: "Guides", items: guides.map((name) => `guides/${name}`) },
  {
    label: "Reference",
    items: [
      { label: "All operations", link: "/reference/" },
      ...tags.map(({ name }) => ({
        label: name,
        collapsed: true,
        items: operations
          .filter(({ tag }) => tag === name)
          .map(({ summary, slug, method }) => ({
            label: summary,
            link: `/reference/${slug}/`,
            badge: { text: method === "DELETE" ? "DEL" : method, class: `method method-${method.toLowerCase()}` },
          })),
      })),
    ],
  },
  {
    label: "About the API",
    items: [
      { label: "Playground", link: "/playground/" },
      { label: "Assumptions", link: "/assumptions/" },
      { label: "Differences", link: "/differences/" },
      { label: "Changelog", link: "/changelog/" },
      { label: "For machines", link: "/machines/" },
      { label: "Decisions", link: "/decisions/" },
    ],
  },
];
