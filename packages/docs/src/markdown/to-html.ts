import { fromMarkdown } from "mdast-util-from-markdown";
import { operations } from "../openapi/operation.ts";
import { operationUrl } from "../site/urls.ts";
import type { MarkdownNode } from "./links.ts";

const pages = new Map(operations.map(({ id, slug }) => [id, slug]));

/**
 * Converts the description's Markdown to HTML: paragraphs, lists, code, emphasis and links. The name of an operation in code
 * style becomes a link to its page.
 *
 * @throws Error for other Markdown.
 */
export function toHtml(markdown: string): string {
  return renderAll(fromMarkdown(markdown).children, markdown);
}

/**
 * Converts a single paragraph, without the surrounding tags.
 *
 * @throws Error if it is not a single one.
 */
export function toInlineHtml(markdown: string): string {
  const blocks = fromMarkdown(markdown).children;
  const [block] = blocks;
  if (blocks.length === 1 && block?.type === "paragraph") return renderAll(block.children, markdown);
  throw new Error(`Expected one paragraph, but found ${blocks.length} blocks in ${JSON.stringify(markdown)}.`);
}

function renderAll(nodes: readonly MarkdownNode[], source: string): string {
  return nodes.map((node) => render(node, source)).join("");
}

function render(node: MarkdownNode, source: string): string {
  if (node.type === "text" || node.type === "html") return escape(node.value);
  if (node.type === "inlineCode") return code(node.value);
  if (node.type === "listItem") {
    const [only, ...others] = node.children;
    const isSimple = only?.type === "paragraph" && others.length === 0;
    return `<li>${renderAll(isSimple ? only.children : node.children, source)}</li>`;
  }
  if (node.type === "link") return `<a href="${escape(node.url)}">${renderAll(node.children, source)}</a>`;
  const tag = findTag(node);
  if (tag === undefined || !("children" in node)) {
    throw new Error(`Cannot render a ${node.type} in ${JSON.stringify(source)}.`);
  }
  return `<${tag}>${renderAll(node.children, source)}</${tag}>`;
}

/** The element of a node that has no attributes. */
function findTag(node: MarkdownNode): string | undefined {
  if (node.type === "list") return node.ordered ? "ol" : "ul";
  if (node.type === "paragraph") return "p";
  if (node.type === "emphasis") return "em";
  return node.type === "strong" ? "strong" : undefined;
}

function code(text: string): string {
  const slug = pages.get(text);
  const html = `<code>${escape(text)}</code>`;
  return slug === undefined ? html : `<a href="${operationUrl(slug)}">${html}</a>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
