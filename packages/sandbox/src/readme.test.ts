import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { USAGE } from "./options.ts";
import { sandboxCommand } from "./testing/command.ts";

const { start } = sandboxCommand();

const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");

/** Runs the code blocks of a section in one shell, and returns the output of each. */
async function runBlocks(section: string, url: string): Promise<string[]> {
  const [, text = ""] = readme.split(`\n## ${section}\n`);
  const [content = ""] = text.split("\n## ");
  const blocks = [...content.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = ""]) =>
    block.replace("http://127.0.0.1:4010", url),
  );
  const { stdout } = await promisify(execFile)("sh", ["-c", `API=${url}\n${blocks.join("\nprintf '\\n===\\n'\n")}`]);
  return stdout.split("\n===\n");
}

test("the example session works as written", async () => {
  const { url } = await start();
  const [token, created, listed, devices, deleted, gone] = await runBlocks("Example session", url);
  const body = (text: string | undefined): unknown => JSON.parse(text ?? "");
  expect(token).toBe("");
  expect(body(created)).toMatchObject({ site_id: 20, external_site_id: "hq", is_activated: 0 });
  expect(body(listed)).toEqual([{ site_id: 20, name: "Headquarters", external_monitoring_station_id: "cs-12345" }]);
  expect(body(devices)).toMatchObject({
    success_count: 1,
    failure_count: 1,
    results: [{ is_successful: true }, { is_successful: false, error_message: "name must not be empty" }],
  });
  expect(deleted).toBe("");
  expect(body(gone)).toEqual({ status_code: 404, error_message: "This dealer has no site 20" });
  expect(readme).toContain(`# ${gone?.trim()}\n`);
});

test("the example of the control plane adds a fault", async () => {
  const { url } = await start();
  const [fault] = await runBlocks("Control plane", url);
  expect(JSON.parse(fault ?? "")).toMatchObject({ rule: { operation: "createSite", drop: "after", times: 1 } });
});

test("the table of options matches --help", () => {
  const namesIn = (text: string, pattern: RegExp): (string | undefined)[] =>
    [...text.matchAll(pattern)].map(([, name]) => name).filter((name) => name !== "help" && name !== "version");
  expect(namesIn(readme, /^\| `--([\w-]+)/gm)).toEqual(namesIn(USAGE, /^ {2}--([\w-]+)/gm));
});
