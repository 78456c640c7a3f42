import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { comparedWith, type FigureOfCommand, renderTable, within } from "./figures.ts";

const run = promisify(execFile);

/** The first cell and the last cells of each row of the table in the sandbox's README. */
async function rowsOfReadme(): Promise<{ name: string; command: string }[]> {
  const readme = await readFile(
    fileURLToPath(new URL("README.md", import.meta.resolve("@chekt/partner-sandbox/package.json"))),
    "utf8",
  );
  const [, section = ""] = readme.split("\n## Measured\n");
  return [...section.matchAll(/^\| (.*?) +\|.*\| `(.*)` +\|$/gm)].map(([, name = "", command = ""]) => ({
    name,
    command,
  }));
}

it("measures every figure of the sandbox's README", { timeout: 240_000 }, async () => {
  const { stdout } = await run(process.execPath, ["src/main.ts", "--quick", "--json"]);
  const figures = JSON.parse(stdout) as FigureOfCommand[];
  // The README was measured with more sites and requests than this quick run.
  const readmeRows = (await rowsOfReadme()).map(({ name, command }) => ({
    name: name.replace("1,000,000 sites", "4,000 sites").replace("200,000 requests", "400 requests"),
    command,
  }));
  expect(readmeRows.length).toBeGreaterThan(10);
  expect(figures.map(({ name, command }) => ({ name, command }))).toEqual(readmeRows);
});

it("measures a single part and rejects an unknown one", async () => {
  const { stdout } = await run(process.execPath, ["src/main.ts", "--quick", "--json", "in-process"]);
  const figures = JSON.parse(stdout) as FigureOfCommand[];
  expect(new Set(figures.map(({ command }) => command))).toEqual(new Set(["pnpm bench in-process"]));
  const failure = await run(process.execPath, ["src/main.ts", "speed"]).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    code: 1,
    stderr: 'Unknown part "speed". Parts: starts, loads, memory, in-process, pages.\n',
  });
});

it("marks the met and missed goals in the table", () => {
  const figures = [
    comparedWith("start", [{ sandbox: 200, prism: 900 }], { unit: "ms", larger: false, atLeast: 3 }),
    comparedWith(
      "reads",
      [400, 100, 500].map((sandbox) => ({ sandbox, prism: 100 })),
      { unit: "requests/s", larger: true, atLeast: 5 },
    ),
    within("memory", 90.5, "MB", 110),
  ].map((figure) => ({ ...figure, command: "pnpm bench" }));
  expect(renderTable(figures)).toBe(
    [
      "|        | sandbox        | Prism          | ratio             | goal       | command      |",
      "| ------ | -------------- | -------------- | ----------------- | ---------- | ------------ |",
      "| start  | 200 ms         | 900 ms         | 4.5×              | ≥ 3× ✓     | `pnpm bench` |",
      "| reads  | 400 requests/s | 100 requests/s | 4.0×              | ≥ 5× ✗     | `pnpm bench` |",
      "| memory | 91 MB          |                | 0.82 of the bound | ≤ 110 MB ✓ | `pnpm bench` |",
      "",
    ].join("\n"),
  );
});
