import { operations } from "../openapi/operation.ts";
import { operationUrl } from "../site/urls.ts";

const pages = new Map(operations.map(({ id, slug }) => [id, slug]));

/**
 * Converts the description's Markdown to HTML: paragraphs, lists, code and links. The name of an operation in code
 * style becomes a link to its page.
 */
export function toHtml(markdown: string): string {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .map((block) => (block.startsWith("- ") ? list(block) : `<p>${toInlineHtml(block)}</p>`))
    .join("");
}

/** Converts a single paragraph, without the surrounding tags. */
export function toInlineHtml(markdown: string): string {
  return markdown
    .split(/(`[^`]+`)/)
    .map((part) => (part.startsWith("`") && part.length > 1 ? code(part.slice(1, -1)) : links(escape(part))))
    .join("");
}

function list(block: string): string {
  const items = block.split(/\n(?=- )/).map((item) => `<li>${toInlineHtml(item.slice(2))}</li>`);
  return `<ul>${items.join("")}</ul>`;
}

function code(text: string): string {
  const slug = pages.get(text);
  const html = `<code>${escape(text)}</code>`;
  return slug === undefined ? html : `<a href="${operationUrl(slug)}">${html}</a>`;
}

function links(html: string): string {
  return html.replaceAll(/\[([^\]]+)\]\(([^)\s]+)\)/g, '<a href="$2">$1</a>');
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
