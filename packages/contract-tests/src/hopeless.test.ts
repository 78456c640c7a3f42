import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judge } from "./judge.ts";
import type { Target } from "./engine/target.ts";
import { startSandboxTarget } from "./targets/sandbox.ts";
import type { Fetch } from "./engine/wire/exchange.ts";

let sandbox: Target;
beforeAll(async () => {
  sandbox = await startSandboxTarget();
});
afterAll(() => sandbox.stop());

/** Changes every response of the sandbox except for token responses. */
function exceptTokens(change: (response: Response) => Response | Promise<Response>): (target: Target) => Fetch {
  return (target) => async (url, init) => {
    const response = await target.fetch(url, init);
    return url.endsWith("/oauth/token") ? response : change(response);
  };
}

const servers: readonly (readonly [behavior: string, createFetch: (target: Target) => Fetch])[] = [
  ["responds with 500 to every request", () => async () => new Response("broken", { status: 500 })],
  [
    "never responds",
    () => async () => {
      throw new TypeError("fetch failed");
    },
  ],
  [
    "responds with HTML to every request",
    () => async () => new Response("<p>", { headers: { "content-type": "text/html" } }),
  ],
  ["responds with null to every request", exceptTokens(() => Response.json(null))],
  ["responds with an empty object to every request", exceptTokens(() => Response.json({}))],
  ["responds with an empty list to every request", exceptTokens(() => Response.json([]))],
  ["responds with a list of nulls to every request", exceptTokens(() => Response.json([null, [null]]))],
  ["responds without a body", exceptTokens(({ status }) => new Response(null, { status }))],
  [
    "truncates its responses",
    exceptTokens(async (response) => new Response((await response.text()).slice(0, -3) || null, response)),
  ],
];

describe("judge", () => {
  it.each(servers)("completes the suite with findings on a server that %s", async (_behavior, createFetch) => {
    const target = { ...sandbox, fetch: createFetch(sandbox) };
    const report = await judge(target, { seed: 1, cases: 3 });
    expect(report.findings.length).toBeGreaterThan(0);
    expect(report.tasks.length).toBeGreaterThan(250);
  });
});
