import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

import { afterAll, beforeAll, expect, test } from "vitest";

import { startMock } from "./index.ts";
import type { Mock } from "./index.ts";
import { USAGE } from "./options.ts";

const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

/** Runs the shell example of the README that calls a path, with the port of the mock. */
async function runBlock(path: string): Promise<unknown> {
  const block = [...readme.matchAll(/^```sh\n(.*?)^```$/gms)]
    .map(([, text = ""]) => text.trimEnd())
    .find((text) => text.startsWith("curl ") && text.includes(path));
  expect(block, `an example for ${path}`).toBeDefined();
  const command = `${block?.replace("http://127.0.0.1:4011", mock.url)} --silent --show-error --fail`;
  const { stdout } = await promisify(execFile)("sh", ["-c", command]);
  return JSON.parse(stdout);
}

test("fetches a token with the example for tokens", async () => {
  expect(await runBlock("/oauth/token")).toMatchObject({ access_token: expect.any(String), token_type: "Bearer" });
});

test("fetches a list with the example for lists", async () => {
  expect(await runBlock("/sites")).toMatchObject([{ site_id: expect.any(Number), name: expect.any(String) }]);
});

test("lists the options of --help", () => {
  expect(namesIn(readme, /^\| `--(\w+)/gm)).toEqual(namesIn(USAGE, /^ {2}--(\w+)/gm));
});

function namesIn(text: string, pattern: RegExp): (string | undefined)[] {
  return [...text.matchAll(pattern)].map(([, name]) => name);
}
