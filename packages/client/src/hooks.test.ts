import { staticToken } from "@chekt/partner-auth";
import { inspect } from "node:util";
import { catchError, ManualClock, scriptedServer } from "@chekt/testing";
import { describe, expect, it } from "vitest";
import { createPartnerClient } from "./client.ts";
import type { Hooks, RequestEvent } from "./http/hooks.ts";
import { partnerApi } from "./testing/partner-api.ts";

const dealer = { dealer_id: 42, company_name: "CHeKT", created_at: "2024-03-27T12:34:56.000Z" };

/** Hooks that record the events of calls, or of token requests. */
function recorder(of: "calls" | "tokens" = "calls"): { events: [string, object][]; hooks: Hooks } {
  const events: [string, object][] = [];
  const record = (name: string) => (event: RequestEvent) => {
    if ((event.operation === "createToken") === (of === "tokens")) events.push([name, event]);
  };
  return {
    events,
    hooks: {
      onRequest: record("onRequest"),
      onResponse: record("onResponse"),
      onRetry: record("onRetry"),
      onError: record("onError"),
    },
  };
}

describe("hooks", () => {
  it("calls hooks for each request, response and retry with the same trace id", async () => {
    const { events, hooks } = recorder();
    const clock = new ManualClock();
    const { chekt, baseUrl } = await partnerApi((count) => (count === 1 ? { status: 503 } : { json: dealer }), {
      hooks,
      clock,
      random: () => 1,
    });
    const { traceId } = await chekt.dealers.get({ dealerId: 42 }).withResponse();
    const common = { operation: "getDealer", traceId, method: "GET", url: `${baseUrl}/partner/v1/dealers/42` };
    expect(events).toMatchObject([
      ["onRequest", { ...common, attempt: 1 }],
      ["onResponse", { ...common, attempt: 1, status: 503, ok: false }],
      ["onRetry", { ...common, attempt: 1, delay: 500, error: { name: "ServerError" } }],
      ["onRequest", { ...common, attempt: 2 }],
      ["onResponse", { ...common, attempt: 2, status: 200, ok: true }],
    ]);
  });

  it("calls onRetry for a retry with a renewed token, and onError for the failed call", async () => {
    const { events, hooks } = recorder();
    const { chekt } = await partnerApi((count) => (count === 1 ? { status: 401 } : "drop"), { hooks, retries: 0 });
    const error = await catchError(chekt.dealers.get({ dealerId: 42 }));
    expect(events.map(([name]) => name)).toEqual(["onRequest", "onResponse", "onRetry", "onRequest", "onError"]);
    expect(events[2]?.[1]).toMatchObject({ delay: 0, error: { name: "UnauthorizedError" } });
    expect(events[4]?.[1]).toMatchObject({ attempt: 2, error });
  });

  it.each([
    ["a proxy's page", { text: "<html>Sign in</html>" }],
    ["an object instead of rows", { json: {} }],
  ])("calls onError for an invalid success response (%s)", async (_what, reply) => {
    const { events, hooks } = recorder();
    const { chekt } = await partnerApi(() => reply, { hooks });
    const error = await catchError(chekt.sites.list({ dealerId: 42 }));
    expect(events.slice(1)).toMatchObject([
      ["onResponse", { status: 200, ok: false }],
      ["onError", { attempt: 1, error }],
    ]);
  });

  it("calls each onError hook for an aborted call", async () => {
    const controller = new AbortController();
    const { events, hooks } = recorder();
    const onError = (): Promise<void> => Promise.resolve();
    const { chekt } = await partnerApi(
      () => {
        setImmediate(() => controller.abort());
        return "hang";
      },
      { hooks: [{ onError }, hooks] },
    );
    await catchError(chekt.dealers.get({ dealerId: 42 }, { signal: controller.signal }));
    await new Promise(setImmediate);
    expect(events.map(([name]) => name)).toEqual(["onRequest", "onError"]);
  });

  it("calls onError for a call that was aborted before it started", async () => {
    const { events, hooks } = recorder();
    const { chekt } = await partnerApi(() => ({ json: dealer }), { hooks });
    const reason = new Error("Too late.");
    await catchError(chekt.dealers.get({ dealerId: 42 }, { signal: AbortSignal.abort(reason) }));
    expect(events).toMatchObject([["onError", { attempt: 1, error: reason }]]);
  });

  it("lets onRequest add headers, and hides the token, the query and the body from hooks", async () => {
    const { events, hooks } = recorder();
    const { chekt, received } = await partnerApi(() => ({ json: [] }), {
      hooks: {
        ...hooks,
        onRequest: async (event) => {
          await hooks.onRequest?.(event);
          events.push(["headers", Object.fromEntries(event.headers)]);
          event.headers.set("x-team", "onboarding");
        },
      },
    });
    await chekt.contacts.list({ dealerId: 42, siteId: 7 }, { filter: { email: "john.doe@example.com" } });
    expect(received[0]?.headers).toMatchObject({ "x-team": "onboarding", authorization: "Bearer t-1" });
    const seen = inspect(events, { depth: 9 });
    expect(seen).not.toContain("Bearer");
    expect(seen).not.toContain("john.doe");
  });

  it("rejects with an error that onRequest throws, and sends nothing", async () => {
    const veto = new Error("Not on a Sunday.");
    const onRequest = (): never => {
      throw veto;
    };
    const { chekt, received } = await partnerApi(() => ({ json: dealer }), { hooks: { onRequest } });
    expect(await catchError(chekt.dealers.get({ dealerId: 42 }))).toBe(veto);
    expect(received).toEqual([]);
  });

  it("waits for asynchronous hooks before the call settles", async () => {
    const events: string[] = [];
    const slowly = (name: string) => async (): Promise<void> => {
      await new Promise(setImmediate);
      events.push(name);
    };
    const { chekt } = await partnerApi((count) => (count === 1 ? { json: dealer } : { status: 404 }), {
      hooks: { onResponse: slowly("onResponse"), onError: slowly("onError") },
      tokenSource: staticToken("t-1"),
    });
    await chekt.dealers.get({ dealerId: 42 });
    expect(events).toEqual(["onResponse"]);
    await catchError(chekt.dealers.get({ dealerId: 42 }));
    expect(events).toEqual(["onResponse", "onResponse", "onError"]);
  });

  it("ignores errors that onResponse, onRetry and onError throw", async () => {
    const broken = (): never => {
      throw new Error("The logger is down.");
    };
    const { chekt } = await partnerApi(
      (count) => (count === 1 ? { status: 503 } : count === 2 ? { json: dealer } : { status: 404 }),
      { hooks: { onResponse: broken, onRetry: broken, onError: broken }, clock: new ManualClock() },
    );
    expect(await chekt.dealers.get({ dealerId: 42 })).toEqual(dealer);
    expect((await catchError(chekt.dealers.get({ dealerId: 42 }))).name).toBe("NotFoundError");
  });

  it.each(["onRequest", "onRetry"] as const)(
    "rejects before the next request when %s aborts the call",
    async (name) => {
      const controller = new AbortController();
      const reason = new Error("The user went away.");
      const { chekt, received } = await partnerApi(() => ({ status: 503, headers: { "retry-after": "9" } }), {
        hooks: { [name]: () => controller.abort(reason) },
      });
      expect(await catchError(chekt.dealers.get({ dealerId: 42 }, { signal: controller.signal }))).toBe(reason);
      expect(received).toHaveLength(name === "onRequest" ? 0 : 1);
    },
  );
});

describe("hooks of token requests", () => {
  it("are called for each attempt, with one trace id, and without the secret", async () => {
    const { events, hooks } = recorder("tokens");
    const clock = new ManualClock();
    const { baseUrl } = await scriptedServer((count) =>
      count === 1
        ? { status: 503 }
        : { json: count === 2 ? { access_token: "t-1", token_type: "Bearer", expires_in: 3600 } : dealer },
    );
    const chekt = createPartnerClient({ baseUrl, clientId: "my-app", clientSecret: "my-secret", hooks, clock });
    await chekt.dealers.get({ dealerId: 42 });
    const [[, first] = []] = events;
    const { traceId } = first as RequestEvent;
    const common = { operation: "createToken", traceId, method: "POST", url: `${baseUrl}/oauth/token` };
    expect(events).toMatchObject([
      ["onRequest", { ...common, attempt: 1 }],
      ["onResponse", { ...common, attempt: 1, status: 503, ok: false }],
      ["onRequest", { ...common, attempt: 2 }],
      ["onResponse", { ...common, attempt: 2, status: 200, ok: true }],
    ]);
    expect(traceId).toMatch(/^[\da-f-]{36}$/);
    expect(inspect(events, { depth: 9 })).not.toMatch(/my-secret|t-1/);
  });

  it("are called with the reason when there is no response", async () => {
    const { events, hooks } = recorder("tokens");
    const baseUrl = "http://127.0.0.1:1";
    const chekt = createPartnerClient({ baseUrl, clientId: "my-app", clientSecret: "my-secret", hooks, retries: 0 });
    const error = await catchError(chekt.dealers.get({ dealerId: 42 }));
    expect(error.message).toContain("The token endpoint did not respond: ");
    expect(events.map(([name]) => name)).toEqual(["onRequest", "onError"]);
    expect(events[1]?.[1]).toMatchObject({ operation: "createToken", attempt: 1, error: expect.any(Error) });
  });

  it("can add headers", async () => {
    const hooks: Hooks = { onRequest: ({ headers }) => headers.set("x-team", "alarms") };
    const { chekt, tokenRequests } = await partnerApi(() => ({ json: dealer }), { hooks });
    await chekt.dealers.get({ dealerId: 42 });
    expect(tokenRequests[0]?.headers).toMatchObject({ "x-team": "alarms" });
  });
});
