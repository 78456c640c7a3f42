import { fromMarkdown } from "mdast-util-from-markdown";

/** A node of parsed Markdown. */
export type MarkdownNode = ReturnType<typeof fromMarkdown>["children"][number];

/** The target of a link or image, and its position in the source. */
interface Target {
  readonly url: string;
  /** From the parenthesis to the end of the link. */
  readonly start: number;
  readonly end: number;
}

/** Lists the targets of the links and images in Markdown. Text in code does not count. */
export function listLinks(markdown: string): string[] {
  return findTargets(markdown).map(({ url }) => url);
}

/** Replaces the targets of the links and images in Markdown, and leaves the rest as it is. */
export function replaceLinks(markdown: string, replace: (url: string) => string): string {
  let done = 0;
  let result = "";
  for (const { url, start, end } of findTargets(markdown)) {
    const replaced = replace(url);
    if (replaced === url) continue;
    result += `${markdown.slice(done, start)}(${formatUrl(replaced)})`;
    done = end;
  }
  return result + markdown.slice(done);
}

function findTargets(markdown: string): Target[] {
  const targets: Target[] = [];
  const visit = (node: MarkdownNode): void => {
    if ("children" in node) for (const child of node.children) visit(child);
    if (node.type !== "link" && node.type !== "image") return;
    const from = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    const text = "children" in node ? node.children.at(-1)?.position?.end.offset : undefined;
    // The first one after the text, which may contain brackets and parentheses.
    const start = markdown.indexOf("](", text ?? from) + 1;
    // A link in angle brackets has no parentheses.
    if (start > 0 && start < end) targets.push({ url: node.url, start, end });
  };
  for (const node of fromMarkdown(markdown).children) visit(node);
  return targets.toSorted((one, two) => one.start - two.start);
}

/** Formats a target. Angle brackets protect parentheses and spaces. */
function formatUrl(url: string): string {
  return /[()\s]/.test(url) ? `<${url}>` : url;
}
