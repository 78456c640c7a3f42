import { api } from "../openapi/document.ts";
import { replaceLinks } from "./links.ts";
import type { MarkdownPage } from "./pages.ts";

const titles: Readonly<Record<MarkdownPage["part"], string>> = {
  start: "Start",
  guides: "Guides",
  reference: "Reference",
  about: "About the API",
  decisions: "Decisions",
};

/** An index of all pages in the format of https://llmstxt.org. */
export function llmsIndex(pages: readonly MarkdownPage[], address: (path: string) => string): string {
  const parts = Object.entries(titles).map(([part, title]) => {
    const lines = pages
      .filter((page) => page.part === part)
      .map((page) => `- [${page.title}](${address(`${page.path}index.md`)}): ${page.description}`);
    return `## ${title}\n\n${lines.join("\n")}`;
  });
  const files = [
    `- [openapi.json](${address("openapi.json")}): The OpenAPI 3.1 description`,
    `- [llms-full.txt](${address("llms-full.txt")}): All of these pages in one file`,
  ];
  return `# ${api.title}\n\n> ${api.summary} Version ${api.version}.\n\n${parts.join("\n\n")}\n\n## Files\n\n${files.join("\n")}\n`;
}

/** All pages in one file. Their links lead to the Markdown pages of this site. */
export function llmsFull(pages: readonly MarkdownPage[], address: (path: string) => string): string {
  return pages
    .map(
      ({ title, path, body }) =>
        `# ${title}\n\nSource: ${address(`${path}index.md`)}\n\n${absolute(body, path, address)}\n`,
    )
    .join("\n---\n\n");
}

function absolute(body: string, path: string, address: (path: string) => string): string {
  return replaceLinks(body, (link) => {
    if (/^([a-z]+:|#|\/)/.test(link)) return link;
    const { pathname, hash } = new URL(link, `https://docs.invalid/${path}`);
    return `${address(pathname.slice(1))}${hash}`;
  });
}
