import { describe, expect, it } from "vitest";
import { listLinks, replaceLinks } from "./links.ts";
import { toHtml, toInlineHtml } from "./to-html.ts";

const WITH_PARENTHESES = "https://en.wikipedia.org/wiki/Webhook_(HTTP)";

describe("links in Markdown", () => {
  it.each([
    [`[A webhook (HTTP)](${WITH_PARENTHESES}).`, [WITH_PARENTHESES]],
    ["[a](b(c(d))e) [f](<g h>)", ["b(c(d))e", "g h"]],
    ["[`code](x)`](y.md 'title') ![image](z.png)", ["y.md", "z.png"]],
    ["`[code](none)`\n\n```md\n[code](none)\n```\n\n\\[text](none)", []],
    ["| a |\n| --- |\n| [b](c_(d)) |", ["c_(d)"]],
  ])("lists the targets in %j", (markdown, links) => {
    expect(listLinks(markdown)).toEqual(links);
  });

  it("replaces targets with parentheses, and leaves the rest as it is", () => {
    const change = (url: string): string => url.replace("./", "https://docs.example/");
    expect(replaceLinks("A [b](./c_(d).md), `[e](./f)` and [g](h).\n", change)).toBe(
      "A [b](<https://docs.example/c_(d).md>), `[e](./f)` and [g](h).\n",
    );
  });
});

describe("Markdown as HTML", () => {
  it("keeps the parentheses of a link", () => {
    expect(toInlineHtml(`See [Webhook (HTTP)](${WITH_PARENTHESES}).`)).toBe(
      `See <a href="${WITH_PARENTHESES}">Webhook (HTTP)</a>.`,
    );
  });

  it("renders paragraphs, lists, code and emphasis, and escapes the rest", () => {
    expect(toHtml("One & <two>\nlines with *one* and **two**.\n\n- `a < b`\n- [c](d?e&f)\n")).toBe(
      "<p>One &amp; &lt;two&gt;\nlines with <em>one</em> and <strong>two</strong>.</p>" +
        '<ul><li><code>a &lt; b</code></li><li><a href="d?e&amp;f">c</a></li></ul>',
    );
  });

  it("links the name of an operation in code style", () => {
    expect(toInlineHtml("Use `createSite`.")).toMatch(/^Use <a href="[^"]+"><code>createSite<\/code><\/a>\.$/);
  });

  it("rejects Markdown that it cannot render, with its text", () => {
    expect(() => toHtml("# Heading")).toThrow('Cannot render a heading in "# Heading"');
    expect(() => toInlineHtml("One\n\nTwo")).toThrow('Expected one paragraph, but found 2 blocks in "One');
  });
});
