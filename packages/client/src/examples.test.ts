import { fileURLToPath } from "node:url";
import { compileExamples, type Received, writeExamples } from "@chekt/testing";
import { afterEach, describe, expect, it, vi } from "vitest";
import { partnerApi } from "./testing/partner-api.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const root = fileURLToPath(new URL("..", import.meta.url));
const examples = await writeExamples(root, "@chekt/partner-client", ["README.md", "../../README.md"]);

/** Rows for lists, bulk results, and one object with enough properties for everything else. */
function reply({ method, path, body }: Received): unknown {
  const row = { dealer_id: 42, company_name: "CHeKT", site_id: 1, name: "Headquarters", timezone: "Asia/Seoul" };
  if (method === "POST" && path.endsWith("/devices")) {
    return { results: (JSON.parse(body) as unknown[]).map((req) => ({ is_successful: true, req, res: req })) };
  }
  if (method === "GET" && /(contacts|devices)(\?|$)/.test(path)) return [];
  return method === "GET" && /sites(\?|$)/.test(path)
    ? [{ ...row, external_site_id: "hq", is_activated: 1 }]
    : { ...row, is_activated: 1 };
}

describe("code examples", () => {
  it("finds the examples in the READMEs and the sources", () => {
    expect(examples.filter(({ from }) => from === "README.md")).toHaveLength(13);
    expect(examples.filter(({ from }) => from === "../../README.md")).toHaveLength(1);
    expect(examples.length).toBeGreaterThan(9);
  });

  it("compiles the examples", async () => {
    expect(await compileExamples(root)).toBe("");
  });

  it.each(examples.map(({ from, file }) => [from, file]))("runs the example from %s: %s", async (_from, file) => {
    const { baseUrl } = await partnerApi((_count, request) => ({ json: reply(request) }));
    vi.stubEnv("CHEKT_CLIENT_ID", "my-app");
    vi.stubEnv("CHEKT_CLIENT_SECRET", "my-secret");
    const { fetch } = globalThis;
    // Requests to CHeKT go to the server of this test.
    vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
      const { pathname, search } = new URL(url);
      return fetch(baseUrl + pathname + search, init);
    });
    await expect(import(/* @vite-ignore */ file)).resolves.toBeDefined();
  });
});
