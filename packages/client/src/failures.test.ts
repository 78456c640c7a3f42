import { getEventListeners } from "node:events";
import { createServer } from "node:net";
import { once } from "node:events";
import { inspect } from "node:util";
import { staticToken, type TokenSource } from "@chekt/partner-auth";
import { catchError, ManualClock } from "@chekt/testing";
import { describe, expect, it } from "vitest";
import { BadRequestError } from "./errors/bad-request-error.ts";
import { ForbiddenError } from "./errors/forbidden-error.ts";
import { NetworkError } from "./errors/network-error.ts";
import { NotFoundError } from "./errors/not-found-error.ts";
import { PartnerApiError } from "./errors/partner-api-error.ts";
import { RateLimitError } from "./errors/rate-limit-error.ts";
import { ServerError } from "./errors/server-error.ts";
import { TimeoutError } from "./errors/timeout-error.ts";
import { UnauthorizedError } from "./errors/unauthorized-error.ts";
import { UnexpectedResponseError } from "./errors/unexpected-response-error.ts";
import { partnerApi } from "./testing/partner-api.ts";

const dealer = { dealer_id: 42, company_name: "CHeKT", created_at: "2024-03-27T12:34:56.000Z" };
const site = { external_site_id: "hq", name: "Headquarters", timezone: "Asia/Seoul" };
const fault = (status_code: number): { status: number; json: object } => ({
  status: status_code,
  json: { status_code, error_message: "name must not be empty", field: "name" },
});

describe("an error answer", () => {
  it.each([
    [400, BadRequestError],
    [401, UnauthorizedError],
    [403, ForbiddenError],
    [404, NotFoundError],
    [409, BadRequestError],
    [429, RateLimitError],
    [500, ServerError],
    [503, ServerError],
  ])("%i is thrown as its class, with what the API said", async (status, Class) => {
    const { chekt } = await partnerApi(() => fault(status), { retries: 0 });
    const error = await catchError(chekt.dealers.get({ dealerId: 42 }));
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({
      name: Class.name,
      status,
      operation: "getDealer",
      field: "name",
      body: { error_message: "name must not be empty" },
      message: expect.stringMatching(
        /^getDealer: \d+ name must not be empty \(attempts: \d, trace id: [0-9a-f-]{36}\)$/,
      ),
    });
    expect(Class.is(error)).toBe(true);
    expect(PartnerApiError.is(error)).toBe(true);
  });

  it.each([
    [
      "a page of a proxy",
      { status: 502, text: "<html>Bad Gateway</html>" },
      ServerError,
      "502 <html>Bad Gateway</html>",
    ],
    ["nothing", { status: 500, text: "" }, ServerError, "500 without a body"],
    ["other JSON", { status: 400, json: { oops: true } }, BadRequestError, '400 {"oops":true}'],
    ["a redirect", { status: 302, headers: { location: "http://127.0.0.1:1/" } }, UnexpectedResponseError, "302"],
    [
      "a page where data should be",
      { text: "<html>Sign in</html>" },
      UnexpectedResponseError,
      "200 <html>Sign in</html>",
    ],
    ["cut JSON", { text: '{"dealer_id":4' }, UnexpectedResponseError, '200 {"dealer_id":4'],
    ["an empty body where data should be", { text: "" }, UnexpectedResponseError, "200 without a body"],
  ])("with %s is an error with the status and the start of the text", async (_what, reply, Class, message) => {
    const { chekt, received } = await partnerApi(() => reply, { retries: 0 });
    const error = await catchError(chekt.dealers.get({ dealerId: 42 }));
    expect(error).toBeInstanceOf(Class);
    expect(error.message).toContain(`getDealer: ${message}`);
    expect(received).toHaveLength(1);
  });

  it("shows no more than the start of a long page", async () => {
    const { chekt } = await partnerApi(() => ({ text: "x".repeat(100_000) }));
    expect((await catchError(chekt.dealers.get({ dealerId: 42 }))).message.length).toBeLessThan(400);
  });

  it("is recognised in another copy of the package, and goes into a log as JSON", async () => {
    const { chekt } = await partnerApi(() => fault(404));
    const error = await catchError(chekt.sites.get({ dealerId: 42, siteId: 7 }));
    const { name, message, operation, traceId } = error as NotFoundError;
    const copy = Object.assign(new Error(message), { name, operation, traceId });
    expect(NotFoundError.is(copy)).toBe(true);
    expect(BadRequestError.is(copy)).toBe(false);
    expect(NotFoundError.is(new Error("other"))).toBe(false);
    expect(PartnerApiError.is(copy)).toBe(true);
    expect(NotFoundError.is({ name, operation, traceId })).toBe(false);
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      name: "NotFoundError",
      status: 404,
      operation: "getSite",
    });
  });

  it.each([
    ["as the API gives it", fault(403)],
    ["from a proxy that shows what it was sent", { status: 502, text: "<pre>authorization: Bearer t-1</pre>" }],
    ["with what was sent in its message", { status: 400, json: { status_code: 400, error_message: "bad token t-1" } }],
    ["with a page where data should be", { text: "authorization: Bearer t-1" }],
  ])("%s, holds neither the token nor the secret", async (_what, reply) => {
    const { chekt } = await partnerApi(() => reply);
    const error = await catchError(chekt.sites.create({ dealerId: 42 }, site));
    const shown = inspect(error, { depth: 9 }) + JSON.stringify(error);
    expect(shown).not.toContain("t-1");
    expect(shown).not.toContain("my-secret");
  });
});

describe("a token source of one's own", () => {
  it("that gives none says so", async () => {
    const tokenSource = { get: () => Promise.resolve(undefined as unknown as string), invalidate: () => {} };
    const { chekt, received } = await partnerApi(() => ({ json: dealer }), { tokenSource });
    expect((await catchError(chekt.dealers.get({ dealerId: 42 }))).message).toContain("The token source gave what");
    expect(received).toEqual([]);
  });

  it("that gives a token with a line break is named, and the token is not", async () => {
    const tokenSource = { get: () => Promise.resolve("s3cret\n"), invalidate: () => {} };
    const { chekt, received } = await partnerApi(() => ({ json: dealer }), { tokenSource });
    const error = await catchError(chekt.dealers.get({ dealerId: 42 }));
    expect(error.message).toContain("The token source gave what no header can carry");
    expect(inspect(error)).not.toContain("s3cret");
    expect(received).toEqual([]);
  });

  it("whose token comes back escaped is kept out of the error as well", async () => {
    const tokenSource = { get: () => Promise.resolve("abc/def"), invalidate: () => {} };
    const text = '{"status_code":400,"error_message":"bad token abc\\/def"}';
    const { chekt } = await partnerApi(() => ({ status: 400, text }), { tokenSource });
    const error = await catchError(chekt.dealers.get({ dealerId: 42 }));
    expect(error.message).toContain("bad token [redacted]");
    expect(inspect(error) + JSON.stringify(error)).not.toContain("abc/def");
  });
});

describe("a token that is refused", () => {
  it("is replaced once, and the call is sent again, whatever it does", async () => {
    const { chekt, received, tokenRequests } = await partnerApi((_count, { headers }) =>
      headers.authorization === "Bearer t-1" ? fault(401) : { status: 201, json: site },
    );
    await chekt.sites.create({ dealerId: 42 }, site);
    expect(received.map(({ headers }) => headers.authorization)).toEqual(["Bearer t-1", "Bearer t-2"]);
    expect(tokenRequests).toHaveLength(2);
  });

  it("and the fresh one as well is an error after two requests", async () => {
    const { chekt, received } = await partnerApi(() => fault(401));
    expect(await catchError(chekt.dealers.get({ dealerId: 42 }))).toMatchObject({
      name: "UnauthorizedError",
      attempts: 2,
    });
    expect(received).toHaveLength(2);
  });

  it("is not sent again where there is no other one", async () => {
    const retries: unknown[] = [];
    const { chekt, received } = await partnerApi(() => fault(401), {
      tokenSource: staticToken("the-only-one"),
      hooks: { onRetry: (event) => void retries.push(event) },
    });
    const error = await catchError(chekt.dealers.get({ dealerId: 42 }));
    expect(error).toMatchObject({ name: "UnauthorizedError", attempts: 1, field: "name" });
    expect(received).toHaveLength(1);
    expect(retries).toEqual([]);
  });

  it("where no other one is to be had, is an error that says why", async () => {
    const tokens = ["t-1"];
    const tokenSource: TokenSource = {
      get: async () => {
        const token = tokens.pop();
        if (token !== undefined) return token;
        throw new Error("The vault is closed.");
      },
      invalidate: () => {},
    };
    const { chekt, received } = await partnerApi(() => fault(401), { tokenSource });
    expect((await catchError(chekt.dealers.get({ dealerId: 42 }))).message).toBe("The vault is closed.");
    expect(received).toHaveLength(1);
  });

  it("by 1,000 calls at once costs one more token, and all of them succeed", async () => {
    const { chekt, received, tokenRequests } = await partnerApi((_count, { headers }) =>
      headers.authorization === "Bearer t-1" ? fault(401) : { json: dealer },
    );
    const dealers = await Promise.all(Array.from({ length: 1000 }, () => chekt.dealers.get({ dealerId: 42 })));
    expect(dealers).toHaveLength(1000);
    expect(tokenRequests).toHaveLength(2);
    expect(received).toHaveLength(2000);
  });
});

describe("a call that failed for a passing reason", () => {
  it("is sent again after waits that grow, with one trace id, and then succeeds", async () => {
    const clock = new ManualClock();
    const { chekt, received } = await partnerApi((count) => (count < 3 ? fault(503) : { json: dealer }), {
      clock,
      random: () => 1,
    });
    const { data, attempts } = await chekt.dealers.get({ dealerId: 42 }).withResponse();
    expect(data).toEqual(dealer);
    expect(attempts).toBe(3);
    expect(clock.waits).toEqual([500, 1000]);
    expect(new Set(received.map(({ headers }) => headers["x-partner-trace-id"])).size).toBe(1);
  });

  it("is given up after as many retries as were asked for", async () => {
    const { chekt, received } = await partnerApi(() => fault(500), { clock: new ManualClock() });
    expect(await catchError(chekt.dealers.get({ dealerId: 42 }))).toMatchObject({ name: "ServerError", attempts: 3 });
    await catchError(chekt.dealers.get({ dealerId: 42 }, { retries: 0 }));
    expect(received).toHaveLength(4);
  });

  it("waits as long as Retry-After says, in seconds or as a date", async () => {
    const clock = new ManualClock();
    const date = new Date(clock.now() + 10_000).toUTCString();
    const { chekt } = await partnerApi(
      (count) =>
        count > 2 ? { json: dealer } : { ...fault(429), headers: { "retry-after": count === 1 ? "7" : date } },
      { clock },
    );
    await chekt.dealers.get({ dealerId: 42 });
    expect(clock.waits).toEqual([7000, 3000]);
  });

  it("is given up at once when Retry-After asks for more patience than there is", async () => {
    const clock = new ManualClock();
    const { chekt } = await partnerApi(() => ({ ...fault(429), headers: { "retry-after": "3600" } }), { clock });
    const error = await catchError(chekt.dealers.get({ dealerId: 42 }));
    expect(error).toMatchObject({ name: "RateLimitError", retryAfter: 3_600_000, attempts: 1 });
    expect(clock.waits).toEqual([]);
  });

  it("is not sent again when its budget would be over", async () => {
    const clock = new ManualClock();
    const { chekt, received } = await partnerApi(() => ({ ...fault(503), headers: { "retry-after": "10" } }), {
      clock,
      budget: 15_000,
      retries: 9,
    });
    await catchError(chekt.dealers.get({ dealerId: 42 }));
    expect(clock.waits).toEqual([10_000]);
    expect(received).toHaveLength(2);
  });

  it.each(["drop", "cut"] as const)("is sent again after the connection broke (%s)", async (how) => {
    const { chekt } = await partnerApi((count) => (count === 1 ? how : { json: dealer }), { clock: new ManualClock() });
    expect(await chekt.dealers.get({ dealerId: 42 })).toEqual(dealer);
  });

  it.each(["drop", "cut"] as const)("is not sent again when it must not happen twice (%s)", async (how) => {
    const { chekt, received } = await partnerApi(() => how, { clock: new ManualClock() });
    const error = await catchError(chekt.sites.toggleActivation({ dealerId: 42, siteId: 7 }));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.cause).toBeInstanceOf(Error);
    expect(received).toHaveLength(1);
  });

  it("is sent again, even one that must not happen twice, when nobody listened", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    await new Promise((resolve) => server.close(resolve));
    const { chekt } = await partnerApi(() => fault(500), {
      clock: new ManualClock(),
      fetch: (url, init) => fetch(url.includes("/oauth/") ? url : `http://127.0.0.1:${port}/`, init),
    });
    const error = await catchError(chekt.sites.create({ dealerId: 42 }, site));
    expect(error).toMatchObject({ name: "NetworkError", attempts: 3 });
    expect(error.message).toContain("ECONNREFUSED");
  });
});

describe("a call that gets no answer in time", () => {
  it.each(["hang", "stall"] as const)("ends when its time is over (%s), the body included", async (how) => {
    const clock = new ManualClock();
    const { chekt } = await partnerApi(
      () => {
        // After the request has arrived, and not before.
        setImmediate(() => clock.advance(30_000));
        return how;
      },
      { clock, retries: 0 },
    );
    const error = await catchError(chekt.dealers.get({ dealerId: 42 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ timeout: 30_000, attempts: 1 });
    expect(error.message).toContain("no answer within 30000 ms");
    expect(clock.deadlines).toBe(0);
  });

  it("leaves no timer behind when the answer comes", async () => {
    const clock = new ManualClock();
    const { chekt } = await partnerApi(() => ({ json: dealer }), { clock });
    await chekt.dealers.get({ dealerId: 42 });
    expect(clock.deadlines).toBe(0);
  });
});

describe("a call whose signal aborts", () => {
  it.each(["hang", "stall"] as const)(
    "ends at once with the signal's reason (%s), and leaves no listener",
    async (how) => {
      const controller = new AbortController();
      const reason = new Error("The user went away.");
      const { chekt, received } = await partnerApi(() => {
        setImmediate(() => controller.abort(reason));
        return how;
      });
      expect(await catchError(chekt.dealers.get({ dealerId: 42 }, { signal: controller.signal }))).toBe(reason);
      expect(received).toHaveLength(1);
      expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    },
  );

  it("before it begins sends nothing", async () => {
    const { chekt, received, tokenRequests } = await partnerApi(() => ({ json: dealer }));
    const signal = AbortSignal.abort(new Error("Too late."));
    expect((await catchError(chekt.dealers.get({ dealerId: 42 }, { signal }))).message).toBe("Too late.");
    expect([...received, ...tokenRequests]).toEqual([]);
  });

  it("before it begins asks its source for no token", async () => {
    let asked = 0;
    const tokenSource = { get: () => Promise.resolve(`t-${++asked}`), invalidate: () => {} };
    const { chekt } = await partnerApi(() => ({ json: dealer }), { tokenSource });
    await catchError(chekt.dealers.get({ dealerId: 42 }, { signal: AbortSignal.abort() }));
    expect(asked).toBe(0);
  });

  it("leaves no listener when the answer comes", async () => {
    const { signal } = new AbortController();
    const { chekt } = await partnerApi(() => ({ json: dealer }));
    await chekt.dealers.get({ dealerId: 42 }, { signal });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});
