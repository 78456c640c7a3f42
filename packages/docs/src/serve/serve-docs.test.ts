import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveDocs, type ServedDocs } from "./serve-docs.ts";

let folder: string;
let docs: ServedDocs;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chekt-docs-"));
  const site = join(folder, "site");
  await mkdir(join(site, "guides"), { recursive: true });
  await writeFile(join(site, "index.html"), "home");
  await writeFile(join(site, "404.html"), "nothing");
  await writeFile(join(site, "guides", "index.html"), "guides");
  await writeFile(join(folder, "secret.txt"), "secret");
  docs = await serveDocs({ port: 0, folder: site, base: "/docs/" });
});
afterAll(async () => {
  await docs.close();
  await rm(folder, { recursive: true });
});

interface Reply {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Requests a path as it is: `fetch` would resolve its dots. */
function send(path: string, { method = "GET", headers = {} } = {}): Promise<Reply> {
  const { hostname, port } = new URL(docs.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method, headers }, (response) => {
      let body = "";
      response.setEncoding("latin1").on("data", (chunk: string) => (body += chunk));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on("error", reject)
      .end();
  });
}

describe("serveDocs", () => {
  it.each([
    ["/docs/", "home"],
    ["/docs/guides/", "guides"],
    ["/docs/guides/?q=1", "guides"],
  ])("serves the page at %s", async (path, body) => {
    expect(await send(path)).toMatchObject({
      status: 200,
      body,
      headers: { "content-type": "text/html; charset=utf-8", "x-content-type-options": "nosniff" },
    });
  });

  it.each([
    ["/docs", "/docs/"],
    ["/docs/guides", "./guides/"],
    ["/docs/guides?q=1", "./guides/?q=1"],
  ])("redirects from %s to %s", async (path, location) => {
    expect(await send(path)).toMatchObject({ status: 301, headers: { location } });
  });

  it.each([
    "/docs/nothing/",
    "/docs/../secret.txt",
    "/docs/..%2fsecret.txt",
    "/docs/%2e%2e/secret.txt",
    "/docs/guides/..%5c..%5csecret.txt",
    "/docs/%00",
    "/docs/%zz",
    "/docs/index.html/",
  ])("serves the 404 page at %s", async (path) => {
    expect(await send(path)).toMatchObject({ status: 404, body: "nothing" });
  });

  it("names the base path in the 404 response to other paths", async () => {
    expect(await send("/")).toMatchObject({ status: 404, body: "The docs are at /docs/\n" });
  });

  it("responds to HEAD without a body, and to POST with 405", async () => {
    expect(await send("/docs/", { method: "HEAD" })).toMatchObject({
      status: 200,
      body: "",
      headers: { "content-length": "4" },
    });
    expect(await send("/docs/", { method: "POST" })).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
  });

  it("compresses the response when the client accepts gzip", async () => {
    const headers = { "accept-encoding": "gzip" };
    const { headers: responseHeaders, body } = await send("/docs/", { headers });
    expect(responseHeaders).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
    expect(body.startsWith("\u001f\u008b")).toBe(true);
  });
});
