import { getCollection } from "astro:content";
import { readChangelogs } from "../changelog/changelogs.ts";
import { diagram } from "../diagrams/diagram.ts";
import { answer, calls, start } from "../home/first-call.ts";
import { assumptions } from "../openapi/assumption-list.ts";
import { restingOn } from "../openapi/assumptions.ts";
import { api, tags } from "../openapi/document.ts";
import { operations } from "../openapi/operation.ts";
import { guides } from "../site/guides.ts";
import { fromMdx, quote } from "./from-mdx.ts";
import { fence, operationMarkdown, sections } from "./operation.ts";

/** A page of the site, as text. */
export interface MarkdownPage {
  /** The path below the base, with a trailing slash. Empty for the home page. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** The text, without the title. */
  readonly body: string;
  readonly part: "start" | "guides" | "reference" | "about" | "decisions";
}

/** All pages in reading order. */
export async function markdownPages(): Promise<readonly MarkdownPage[]> {
  const changelogs = (await readChangelogs()).map(({ title, markdown }) => sections(`## ${title}`, markdown));
  const components = {
    Diagram: (name: string) => quote(diagram(name).words),
    Changelogs: () => changelogs.join("\n\n"),
  };
  const entries = new Map((await getCollection("docs")).map((entry) => [entry.id, entry]));
  const written = (id: string, part: MarkdownPage["part"]): MarkdownPage => {
    const entry = entries.get(id);
    if (entry?.body === undefined) throw new Error(`No page "${id}".`);
    const { title, description: text = "" } = entry.data;
    return { path: `${id}/`, title, description: text, body: fromMdx(entry.body, components), part };
  };
  return [
    home(),
    ...guides.map((name) => written(`guides/${name}`, "guides")),
    reference(),
    ...operations.map((operation) => ({
      path: `reference/${operation.slug}/`,
      title: operation.summary,
      description: `${operation.method} ${operation.path}`,
      body: operationMarkdown(operation),
      part: "reference" as const,
    })),
    assumptionList(),
    written("differences", "about"),
    written("changelog", "about"),
    written("machines", "about"),
    playground(),
    written("decisions", "decisions"),
    ...decisions([...entries.keys()]).map((id) => written(id, "decisions")),
  ];
}

/** The decision records, sorted by number. */
function decisions(ids: readonly string[]): string[] {
  return ids
    .filter((id) => decisionNumber(id) > 0)
    .toSorted((one, other) => decisionNumber(one) - decisionNumber(other));
}

function decisionNumber(id: string): number {
  return Number(/^decisions\/(\d+)-/.exec(id)?.[1]);
}

function home(): MarkdownPage {
  return {
    path: "",
    title: "CHeKT Partner API",
    description: api.summary,
    body: sections(
      `${api.summary} This is version ${api.version}.`,
      "Start the sandbox, the whole API on your own machine:",
      fence("sh", start),
      "Then list the sites of a dealer:",
      ...calls.map(({ lang, source }) => fence(lang === "Shell" ? "sh" : "ts", source)),
      "The response:",
      fence("json", answer),
      "Continue with the [quickstart](guides/quickstart/index.md) or the [reference](reference/index.md).",
    ),
    part: "start",
  };
}

function reference(): MarkdownPage {
  const parts = tags.map(({ name, description: text }) => {
    const lines = operations
      .filter(({ tag }) => tag === name)
      .map(({ summary, slug, method, path }) => `- [${summary}](${slug}/index.md): \`${method} ${path}\``);
    return sections(`## ${name}`, text, lines.join("\n"));
  });
  const title = "Reference";
  return { path: "reference/", title, description: "All operations", body: sections(...parts), part: "reference" };
}

function assumptionList(): MarkdownPage {
  const parts = assumptions.map(({ id, what, stated, confidence, files }) => {
    const resting = (restingOn.get(id) ?? []).map((operation) => `\`${operation.id}\``).join(", ");
    const facts = [`- Stated: ${stated}`, `- Confidence: ${confidence}`, `- If CHeKT says otherwise: ${files}`];
    return sections(`## ${id}`, what, facts.join("\n"), resting && `Affects: ${resting}.`);
  });
  return {
    path: "assumptions/",
    title: "Assumptions",
    description: "What CHeKT has not stated yet, and what we assume instead.",
    body: sections(...parts),
    part: "about",
  };
}

function playground(): MarkdownPage {
  return {
    path: "playground/",
    title: "Playground",
    description: "Try every operation in the browser, against the sandbox or the mock on your machine.",
    body: "The playground is an interactive page. Without a browser, call the [sandbox](../guides/testing/index.md) with curl: every page of the [reference](../reference/index.md) has a sample.",
    part: "about",
  };
}
