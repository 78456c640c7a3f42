import { describe, expect, it } from "vitest";
import { createVirtualClock, type VirtualClock } from "../../test/support/virtual-clock.ts";
import { startSandboxTarget } from "../targets/sandbox.ts";
import { Sender } from "./sender.ts";
import type { Target } from "./target.ts";
import type { Exchange } from "./wire/exchange.ts";

const wire = { method: "GET", target: "/", headers: {}, body: undefined };
const sandbox = await startSandboxTarget();
await sandbox.stop();

/** A sender to a server that responds with these responses, one after the other, and then with 200. */
function open(
  responses: readonly (readonly [status: number, headers?: Record<string, string>])[],
  parts: Partial<Target> = {},
): { send: (expectsLimit?: boolean, signal?: AbortSignal) => Promise<Exchange>; clock: VirtualClock } {
  const clock = createVirtualClock();
  const left = [...responses];
  const fetch = async (): Promise<Response> => {
    const [status, headers = {}] = left.shift() ?? [200];
    return new Response(null, { status, headers });
  };
  const sender = new Sender({ ...sandbox, fetch, ...parts }, clock);
  return { clock, send: (expectsLimit, signal) => sender.send(wire, signal, expectsLimit) };
}

describe("Sender", () => {
  it.each([
    ["in seconds", { "retry-after": "7" }, 7000],
    ["as a date", { "retry-after": "Thu, 01 Jan 2026 00:00:09 GMT" }, 9000],
    [
      "as a date, by the clock of the server",
      { "retry-after": "Wed, 31 Dec 2025 23:00:04 GMT", date: "Wed, 31 Dec 2025 23:00:00 GMT" },
      4000,
    ],
  ])("waits after 429 as long as Retry-After says %s", async (_form, headers, wait) => {
    const { send, clock } = open([[429, headers]]);
    expect(await send()).toMatchObject({ status: 200 });
    expect(clock.waits).toEqual([wait]);
  });

  it.each([
    ["without Retry-After", {}],
    ["with an unreadable Retry-After", { "retry-after": "soon" }],
    ["with a Retry-After in the past", { "retry-after": "Wed, 31 Dec 2025 00:00:00 GMT" }],
    ["with a Retry-After of 0", { "retry-after": "0" }],
  ])("waits longer after each 429 %s", async (_form, headers) => {
    const { send, clock } = open(Array.from({ length: 8 }, () => [429, headers] as const));
    expect(await send()).toMatchObject({ status: 200 });
    expect(clock.waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  });

  it("gives up after eight retries", async () => {
    const { send } = open(Array.from({ length: 9 }, () => [429] as const));
    await expect(send()).rejects.toThrow("the server still returned 429 after 8 retries");
  });

  it("gives up at once if the server demands a wait of more than five minutes", async () => {
    const { send, clock } = open([[429, { "retry-after": "301" }]]);
    await expect(send()).rejects.toThrow("the server's rate limit demands a wait of 301 s");
    expect(clock.waits).toEqual([]);
  });

  it("returns a 429 that the request asks for", async () => {
    const { send, clock } = open([[429, { "retry-after": "7" }]]);
    expect(await send(true)).toMatchObject({ status: 429 });
    expect(clock.waits).toEqual([]);
    await send();
    expect(clock.waits).toEqual([]);
  });

  it("spaces requests by the interval of the target", async () => {
    const { send, clock } = open([], { interval: 200 });
    await send();
    await clock.advance(150);
    await send();
    await Promise.all([send(), send()]);
    expect(clock.waits).toEqual([50, 200, expect.any(Number)]);
    expect(clock.now() - Date.parse("2026-01-01T00:00:00Z")).toBeGreaterThanOrEqual(600);
  });

  it("spreads requests evenly over the minute of X-RateLimit-Limit", async () => {
    const stated = { "x-ratelimit-limit": "60", "x-ratelimit-remaining": "59" };
    const { send, clock } = open([[200], [200, stated], [404, stated]]);
    for (let count = 0; count < 4; count += 1) await send();
    expect(clock.waits).toEqual([1000, 1000]);
  });

  it("stops waiting when the run is aborted", async () => {
    const { send } = open([[429]]);
    await expect(send(false, AbortSignal.abort(new Error("Ctrl-C")))).rejects.toThrow("Ctrl-C");
  });
});
