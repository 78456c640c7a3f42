import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import description from "@chekt/partner-spec/openapi.json" with { type: "json" };
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { assumptions } from "./openapi/assumption-list.ts";
import { api } from "./openapi/document.ts";
import { listLinks } from "./markdown/links.ts";
import { operations } from "./openapi/operation.ts";
import { guides } from "./site/guides.ts";
import { readAttributes, buildFor, built, type BuiltPage, type BuiltSite, readPages } from "./testing/site.ts";

const address = "https://docs.example.com";

/** Other sites that pages may link to. */
const externalLinks = [
  /^https:\/\/developers\.chektdev\.com(\/|$)/,
  /^https:\/\/support\.chekt\.com\//,
  /^https:\/\/github\.com\/chekt\/chekt-service-auth0-sample$/,
];

describe.each([
  ["at the root of a host", async () => built],
  ["below /some/base/ with a known address", () => buildFor("/some/base/", address)],
])("site %s", (_where, build) => {
  let site: BuiltSite;
  let pages: readonly BuiltPage[];

  beforeAll(async () => {
    site = await build();
    pages = await readPages(site);
  }, 180_000);

  /** Looks up a URL of the site. Returns the page's text, or whether the file exists. */
  async function target(from: string, link: string): Promise<{ html?: string; found: boolean; hash: string }> {
    const { origin, pathname, hash } = new URL(link, `${address}${site.base}${from}`);
    if (origin !== address || !pathname.startsWith(site.base)) return { found: false, hash };
    const path = decodeURI(pathname.slice(site.base.length));
    const page = pages.find((candidate) => candidate.path === path);
    if (page) return { html: page.html, found: true, hash };
    const file = await stat(join(site.folder, path)).catch(() => undefined);
    return { found: file?.isFile() ?? false, hash };
  }

  it("has a page for each operation and each guide", () => {
    const paths = pages.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(operations.map(({ slug }) => `reference/${slug}/`)));
    expect(operations.length).toBeGreaterThanOrEqual(29);
    expect(paths.filter((path) => path.startsWith("guides/"))).toHaveLength(guides.length);
    expect(paths).toContain("404.html");
  });

  it("has no broken links to pages or headings", async () => {
    const broken: string[] = [];
    let links = 0;
    for (const { path, html } of pages) {
      for (const link of new Set(readAttributes(html, "a", "href"))) {
        links += 1;
        if (externalLinks.some((pattern) => pattern.test(link))) continue;
        const { found, hash, html: targetHtml } = await target(path, link);
        const anchored =
          hash === "" || hash === "#_top" || targetHtml?.includes(` id="${decodeURIComponent(hash.slice(1))}"`);
        if (!found || !anchored) broken.push(`${path}: ${link}`);
      }
    }
    expect(broken).toEqual([]);
    expect(links).toBeGreaterThan(1000);
  });

  it("loads nothing from other origins and no missing files", async () => {
    const invalid: string[] = [];
    for (const { path, html } of pages) {
      const loaded = [
        ...readAttributes(html, "script", "src"),
        ...readAttributes(html, "img", "src"),
        ...readAttributes(html, "link", "href").filter((link) => !html.includes(`rel="canonical" href="${link}"`)),
      ];
      for (const link of loaded) if (!(await target(path, link)).found) invalid.push(`${path}: ${link}`);
    }
    expect(invalid).toEqual([]);
  });

  it("has a content security policy on every page that allows inline scripts only by hash", () => {
    for (const { path, html } of pages) {
      const [policy = ""] = readAttributes(html, "meta", "content");
      expect(policy, path).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-/);
      expect(policy, path).not.toMatch(/script-src[^;]*('unsafe-inline'|'unsafe-eval'|https?:)/);
      expect(policy, path).toMatch(
        path.startsWith("playground/") ? /connect-src 'self' http:\/\/127\.0\.0\.1:\* / : /connect-src 'self';/,
      );
      expect(html.indexOf("content-security-policy"), path).toBeLessThan(html.indexOf("<script"));
    }
  });

  it("has a unique title, a description and a single h1 on every page", () => {
    const titles = pages.map(({ html }) => /<title>([^<]+)<\/title>/.exec(html)?.[1]);
    expect(new Set(titles).size).toBe(pages.length);
    for (const { path, html } of pages) {
      expect(html, path).toMatch(/<meta name="description" content="[^"]{20,}"/);
      expect(html.match(/<h1\b/g), path).toHaveLength(1);
    }
  });

  it("has a Markdown version of every page", async () => {
    for (const { path, html } of pages.filter((page) => page.path !== "404.html")) {
      const markdown = await readFile(join(site.folder, path, "index.md"), "utf8");
      expect(markdown, path).toMatch(/^# .+\n\n/);
      expect(markdown.replaceAll(/^```[\s\S]*?^```$/gm, ""), path).not.toMatch(/^import |^<[A-Z]|^:::/m);
      expect(html).toContain(`type="text/markdown" href="${site.base}${path}index.md"`);
    }
  });

  it("has no broken links in the Markdown pages", async () => {
    const broken: string[] = [];
    for (const { path } of pages.filter((page) => page.path !== "404.html")) {
      const markdown = await readFile(join(site.folder, path, "index.md"), "utf8");
      for (const link of listLinks(markdown)) {
        if (externalLinks.some((pattern) => pattern.test(link))) continue;
        if (!(await target(path, link)).found) broken.push(`${path}index.md: ${link}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it("publishes the description as JSON and YAML", async () => {
    expect(JSON.parse(await readFile(join(site.folder, "openapi.json"), "utf8"))).toEqual(description);
    expect(await readFile(join(site.folder, "openapi.yaml"), "utf8")).toContain(`version: ${api.version}`);
  });

  it("publishes the collections, as files for Postman and as archives of folders", async () => {
    const spec = dirname(fileURLToPath(import.meta.resolve("@chekt/partner-spec/package.json")));
    const read = (...path: string[]): Promise<Buffer> => readFile(join(site.folder, "collections", ...path));
    for (const name of await readdir(join(spec, "collections", "postman"))) {
      expect(await read(name)).toEqual(await readFile(join(spec, "collections", "postman", name)));
    }
    for (const [name, folder] of [
      ["chekt-partner-api-bruno", "bruno"],
      ["chekt-partner-api-jetbrains", "http/jetbrains"],
      ["chekt-partner-api-vscode", "http/vscode"],
    ] as const) {
      const entries = Object.entries(unzipSync(await read(`${name}.zip`)));
      const source = join(spec, "collections", folder);
      for (const [path, content] of entries) {
        expect(Buffer.from(content)).toEqual(await readFile(join(source, path.slice(name.length))));
      }
      const files = (await readdir(source, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
      expect(entries).toHaveLength(files.length);
    }
  });

  it("lists all pages in llms.txt, and includes all operations and samples in llms-full.txt", async () => {
    const index = await readFile(join(site.folder, "llms.txt"), "utf8");
    const full = await readFile(join(site.folder, "llms-full.txt"), "utf8");
    for (const { path } of pages.filter((page) => page.path !== "404.html")) {
      expect(index).toContain(`${site.base}${path}index.md)`);
    }
    for (const { id, path, samples } of operations) {
      expect(full).toContain(`${path}\` · operationId \`${id}\``);
      for (const { source } of samples) expect(full).toContain(source.trim());
    }
    for (const link of listLinks(index)) expect((await target("", link)).found, link).toBe(true);
  });

  it("shows every assumption of the description", () => {
    const page = pages.find(({ path }) => path === "assumptions/")?.html ?? "";
    for (const { id } of assumptions) expect(page).toContain(`id="${id}"`);
    expect(assumptions.length).toBeGreaterThan(40);
  });

  it("says for each assumption what is stated, how confident we are, and what would change", () => {
    const page = pages.find(({ path }) => path === "assumptions/")?.html ?? "";
    for (const [term, count] of [
      ["Stated", assumptions.length],
      ["Confidence", assumptions.length],
      ["If CHeKT says otherwise", assumptions.length],
    ] as const) {
      expect(page.match(new RegExp(`<dt[^>]*>${term}</dt>`, "g")), term).toHaveLength(count);
    }
    for (const { confidence, stated, files } of assumptions) {
      expect(["High", "Medium", "Low"]).toContain(confidence);
      expect(`${stated} ${files}`).toMatch(/\. `.+`$/);
    }
  });

  it("lists the differences between CHeKT's pages, and the open questions", () => {
    const page = pages.find(({ path }) => path === "differences/")?.html ?? "";
    expect(page.match(/<tr>/g)?.length).toBeGreaterThan(22);
    const [, questions = ""] = page.split(' id="open-questions-for-chekt"');
    expect(questions.match(/<li>/g)?.length).toBeGreaterThanOrEqual(6);
    const unseen = assumptions.filter(({ id }) => id.startsWith("method-of-"));
    expect(unseen).toHaveLength(8);
    for (const { what } of unseen) expect(questions).toContain(/^`(\w+)`/.exec(what)?.[1]);
  });

  it("shows the scope that each operation requires", () => {
    for (const { id, slug, scopes } of operations) {
      const page = pages.find(({ path }) => path === `reference/${slug}/`)?.html ?? "";
      for (const scope of scopes) expect(page, id).toContain(`Scope <code>${scope}</code>`);
    }
    expect(operations.flatMap(({ scopes }) => scopes)).toHaveLength(27);
  });

  it("has a sitemap, canonical URLs and preview images if the address is known", async () => {
    const sitemap = await readFile(join(site.folder, "sitemap-0.xml"), "utf8").catch(() => undefined);
    const isKnown = site.base !== "/";
    expect(sitemap !== undefined).toBe(isKnown);
    for (const { path, html } of pages.filter((page) => isKnown && page.path !== "404.html")) {
      const url = `${address}${site.base}${path}`;
      expect(sitemap).toContain(`<loc>${url}</loc>`);
      expect(html).toContain(`<link rel="canonical" href="${url}"`);
      expect(html).toContain(`<meta property="og:url" content="${url}"`);
      expect(html).toContain(`<meta property="og:image" content="${address}${site.base}card.png"`);
    }
    await expect(stat(join(site.folder, "card.png"))).resolves.toMatchObject({});
  });
});

describe("reference pages", () => {
  it.each(operations)(
    "documents $id with curl and TypeScript samples, and with examples and a remedy for each error",
    (operation) => {
      expect(operation.samples.map(({ label }) => label)).toEqual(["curl", "TypeScript"]);
      const errors = operation.answers.filter(({ status }) => status >= 400);
      for (const { remedy, body, status } of errors) {
        expect(remedy, String(status)).toBeTypeOf("string");
        expect(body?.examples.length, String(status)).toBeGreaterThan(0);
      }
      expect(errors.length).toBeGreaterThan(1);
      expect(operation.body?.examples.length).not.toBe(0);
    },
  );
});
