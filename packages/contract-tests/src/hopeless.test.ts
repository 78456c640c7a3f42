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

/** Answers from the sandbox, but for what is not a token request. */
function butTokens(answer: (given: Response) => Response | Promise<Response>): (target: Target) => Fetch {
  return (target) => async (url, init) => {
    const given = await target.fetch(url, init);
    return url.endsWith("/oauth/token") ? given : answer(given);
  };
}

const servers: readonly (readonly [how: string, fetchOf: (target: Target) => Fetch])[] = [
  ["fails at everything", () => async () => new Response("broken", { status: 500 })],
  [
    "never answers",
    () => async () => {
      throw new TypeError("fetch failed");
    },
  ],
  [
    "answers everything with a page",
    () => async () => new Response("<p>", { headers: { "content-type": "text/html" } }),
  ],
  ["answers everything with null", butTokens(() => Response.json(null))],
  ["answers everything with an empty object", butTokens(() => Response.json({}))],
  ["answers everything with an empty list", butTokens(() => Response.json([]))],
  ["answers everything with a list of nulls", butTokens(() => Response.json([null, [null]]))],
  ["answers nothing but the status", butTokens(({ status }) => new Response(null, { status }))],
  [
    "cuts its answers short",
    butTokens(async (given) => new Response((await given.text()).slice(0, -3) || null, given)),
  ],
];

describe("a server that", () => {
  it.each(servers)("%s is judged to the end", async (_how, fetchOf) => {
    const target = { ...sandbox, fetch: fetchOf(sandbox) };
    const report = await judge(target, { seed: 1, cases: 3 });
    expect(report.findings.length).toBeGreaterThan(0);
    expect(report.tasks.length).toBeGreaterThan(250);
  });
});
