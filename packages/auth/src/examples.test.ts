import { compileExamples, writeExamples } from "@chekt/testing";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { granted, tokenServer } from "./testing/token-server.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const root = fileURLToPath(new URL("..", import.meta.url));
const examples = await writeExamples(root, "@chekt/partner-auth");

describe("code examples", () => {
  it("finds the examples in the README and the sources", () => {
    expect(examples.filter(({ from }) => from === "README.md")).toHaveLength(8);
    expect(examples.length).toBeGreaterThan(10);
  });

  it("compiles the examples", async () => {
    expect(await compileExamples(root)).toBe("");
  });

  it.each(examples.map(({ from, file }) => [from, file]))("runs the example from %s: %s", async (_from, file) => {
    const { baseUrl } = await tokenServer((_count, { body }) =>
      body.get("client_secret") === "not-my-secret"
        ? { status: 401, json: { error: "invalid_client" } }
        : granted("t-1"),
    );
    const { fetch } = globalThis;
    // CHeKT's own address, and whatever else an example calls, is the server of this test.
    vi.stubGlobal("fetch", (url: string, init: RequestInit) => fetch(baseUrl + new URL(url).pathname, init));
    await expect(import(/* @vite-ignore */ file)).resolves.toBeDefined();
  });
});
