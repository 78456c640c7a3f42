import { request } from "node:http";
import { browserForTests } from "@chekt/testing/browser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveDocs, type ServedDocs } from "./serve/index.ts";

let docs: ServedDocs;
beforeAll(async () => {
  docs = await serveDocs({ port: 0 });
});
afterAll(() => docs.close());

/** The number of bytes that a browser receives for a file. */
function transferred(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.on("end", () => resolve(bytes));
    })
      .on("error", reject)
      .end();
  });
}

describe("page size", () => {
  const newPage = browserForTests();

  it.each([
    ["the heaviest page of the reference", 150, "reference/list-devices/"],
    ["a page of the reference", 150, "reference/create-devices/"],
    ["a guide", 150, "guides/quickstart/"],
    ["the home page", 150, ""],
  ])("loads %s in less than %d kB, without the playground", async (_what, kilobytes, path) => {
    const { page, requested } = await newPage();
    await page.goto(docs.url + path, { waitUntil: "networkidle" });
    const files = [...new Set(requested)].filter((url) => url.startsWith("http"));
    const sizes = await Promise.all(files.map(transferred));
    const sum = sizes.reduce((total, size) => total + size, 0);
    process.stdout.write(`${path || "/"}: ${(sum / 1000).toFixed(1)} kB in ${files.length} files\n`);
    expect(sum).toBeLessThan(kilobytes * 1000);
    expect(files.filter((url) => url.includes("scalar"))).toEqual([]);
  });
});
