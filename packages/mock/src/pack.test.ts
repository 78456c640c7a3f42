import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { afterAll, beforeAll, expect, test } from "vitest";

/** The packed package, installed in an empty folder outside of this repository. */

const run = promisify(execFile);
const HERE = fileURLToPath(new URL("..", import.meta.url));
const SPEC = dirname(createRequire(import.meta.url).resolve("@chekt/partner-spec/package.json"));

// Runs this Node without a wrapper, which would not forward signals to the mock.
const env = {
  ...process.env,
  PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"]}`,
  // pnpm sets this to the repository, where all packages would be found.
  NODE_PATH: "",
  SCARF_ANALYTICS: "false",
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chekt-mock-"));
  const tarballs = await Promise.all([SPEC, HERE].map((from) => pack(from)));
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...tarballs], { cwd: folder, env });
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function pack(from: string): Promise<string> {
  const { stdout } = await run("pnpm", ["pack", "--json", "--pack-destination", folder], { cwd: from, env });
  const { filename }: { filename: string } = JSON.parse(stdout);
  return filename;
}

test("serves a token and a list from the packed command, and exits with 0 on SIGTERM", async () => {
  const child = spawn(join(folder, "node_modules/.bin/chekt-mock"), ["--port", "0"], { cwd: folder, env });
  try {
    const [chunk]: unknown[] = await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk)) ?? [];
    const token = await fetch(`${url}/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "client_credentials", client_id: "demo", client_secret: "demo" }),
    });
    expect(token.status).toBe(200);
    const { access_token }: { access_token: string } = JSON.parse(await token.text());
    const list = await fetch(`${url}/partner/v1/dealers/42/sites?limit=10`, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    expect(list.status).toBe(200);
    expect(await list.json()).toMatchObject([{ site_id: expect.any(Number) }]);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  } finally {
    child.kill("SIGKILL");
  }
}, 60_000);

test("runs the example of the README", async () => {
  const readme = await readFile(join(folder, "node_modules/@chekt/partner-mock/README.md"), "utf8");
  const [, example = ""] = /^```ts\n(.*?)^```$/ms.exec(readme) ?? [];
  await writeFile(join(folder, "example.js"), example);
  const { stdout } = await run(process.execPath, ["example.js"], { cwd: folder, env });
  expect(stdout).toBe("200\n");
}, 60_000);

test("contains only the necessary files", async () => {
  const files = await readdir(join(folder, "node_modules/@chekt/partner-mock"));
  expect(files.toSorted()).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "bin", "dist", "package.json"]);
});
