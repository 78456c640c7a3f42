import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compileExamples, writeExamples } from "@chekt/testing";
import { describe, expect, it, vi } from "vitest";
import { responseChecks } from "./checks/response-checks.ts";
import { USAGE } from "./cli-options.ts";
import { readDescription } from "./description.ts";
import { allTasks } from "./plan.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");

describe("README", () => {
  it("lists exactly the existing checks in the README", () => {
    const rows = [...readme.matchAll(/^\| (`[a-z_]+`(?:, `[a-z_]+`)*) +\|/gm)].map(([, names = ""]) => names);
    const named = rows.flatMap((names) => [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    const checks = [
      ...responseChecks.map(({ name }) => name),
      ...allTasks(readDescription()).flatMap((task) => task.checks),
    ];
    expect(new Set(named.filter((name) => name !== "prism" && name !== "sandbox"))).toEqual(new Set(checks));
  });

  it("lists the options of --help in the README", () => {
    const namesIn = (text: string, pattern: RegExp): (string | undefined)[] =>
      [...text.matchAll(pattern)].map(([, name]) => name).filter((name) => name !== "help" && name !== "version");
    expect(namesIn(readme, /^\| `--([\w-]+)/gm)).toEqual(
      namesIn(USAGE, /^ {2}--([\w-]+)/gm).filter((name) => name !== ""),
    );
  });

  it("compiles and runs the examples", async () => {
    const examples = await writeExamples(root, "@chekt/partner-contract-tests");
    expect(examples.map(({ from }) => from)).toContain("README.md");
    expect(await compileExamples(root)).toBe("");
    const log = vi.spyOn(console, "log").mockReturnValue();
    for (const { file } of examples) await import(file);
    expect(log.mock.calls).toContainEqual([0, true]);
  });
});
