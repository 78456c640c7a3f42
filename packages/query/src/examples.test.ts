import { compileExamples, writeExamples } from "@chekt/testing";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";

afterEach(() => {
  vi.unstubAllGlobals();
});

const root = fileURLToPath(new URL("..", import.meta.url));
const examples = await writeExamples(root, "@chekt/partner-query");

describe("code examples", () => {
  it("finds the examples in the README and the sources", () => {
    expect(examples.filter(({ from }) => from === "README.md")).toHaveLength(4);
    expect(examples.length).toBeGreaterThan(8);
  });

  it("compiles the examples", async () => {
    expect(await compileExamples(root)).toBe("");
  });

  it.each(examples.map(({ from, file }) => [from, file]))("runs the example from %s: %s", async (_from, file) => {
    vi.stubGlobal("fetch", async () => Response.json([{ site_id: 1, name: "Gangnam Headquarters", is_activated: 1 }]));
    await expect(import(/* @vite-ignore */ file)).resolves.toBeDefined();
  });
});
