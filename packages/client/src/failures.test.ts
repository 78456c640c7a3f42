import { getEventListeners } from "node:events";
import { createServer } from "node:net";
import { once } from "node:events";
import { inspect } from "node:util";
import { staticToken, type TokenSource } from "@chekt/partner-auth";
import { catchError, ManualClock } from "@chekt/testing";
import { describe, expect, it } from "vitest";
import {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NetworkError,
  NotFoundError,
  PartnerApiError,
  RateLimitError,
  ServerError,
  TimeoutError,
  UnauthorizedError,
  UnexpectedResponseError,
} from "./errors.ts";
import { partnerApi } from "./testing/partner-api.ts";

const dealer = { dealer_id: 42, company_name: "CHeKT", created_at: "2024-03-27T12:34:56.000Z" };
const site = { external_site_id: "hq", name: "Headquarters", timezone: "Asia/Seoul" };
const fault = (status_code: number): { status: number; json: object } => ({
  status: status_code,
  json: { status_code, error_message: "name must not be empty", field: "name" },
});

describe("error responses", () => {
  it.each([
    [400, BadRequestError],
    [401, UnauthorizedError],
    [403, ForbiddenError],
    [404, NotFoundError],
    [409, ConflictError],
    [422, BadRequestError],
    [429, RateLimitError],
    [500, ServerError],
    [503, ServerError],
  ])("throws the error class of status code %i with the API's error body", async (status, Class) => {
    const { chekt } = await partnerApi(() => fault(status), { retries: 0 });
    const error = await catchError(chekt.dealers.get({ dealerId: 42 }));
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({
      name: Class.name,
      status,
      operation: "getDealer",
      field: "name",
      message: expect.stringMatching(
        /^getDealer: \d+ name must not be empty \(attempts: \d, trace id: [0-9a-f-]{36}\)$/,
      ),
    });
    expect(PartnerApiError.is(error)).toBe(true);
  });

  it.each([
    {
      what: "CHeKT's nested format",
      json: { error: { code: "invalid_request", message: "bad", request_id: "req_91kxl2", field: "name" } },
      expected: { code: "invalid_request", requestId: "req_91kxl2", field: "name" },
      message: /^getDealer: 400 bad \(attempts: 1, trace id: [0-9a-f-]{36}, request id: req_91kxl2\)$/,
    },
    { what: "the nested format with a message only", json: { error: { message: "bad", detail: "x" } } },
    {
      what: "a flat body with a code",
      json: { status_code: 400, error_message: "bad", code: "already_answered" },
      expected: { code: "already_answered" },
    },
    { what: "a string", json: { error: "bad" } },
    {
      what: "OAuth 2.0",
      json: { error: "invalid_request", error_description: "bad" },
      expected: { code: "invalid_request" },
    },
    { what: "a body with values of other types", json: { error: { message: "bad", code: 7, field: null } } },
  ])("reads an error body in the form of $what", async ({ json, expected = {}, message = /: 400 bad \(/ }) => {
    const { chekt } = await partnerApi(() => ({ status: 400, json }));
    const error = await catchError(chekt.dealers.get({ dealerId: 42 }));
    expect(error).toMatchObject({ code: undefined, field: undefined, requestId: undefined, ...expected });
    expect(error.message).toMatch(message);
  });

  it("quotes only the start of a long message", async () => {
    const { chekt } = await partnerApi(() => ({ status: 400, json: { error: { message: "x".repeat(100_000) } } }));
    expect((await catchError(chekt.dealers.get({ dealerId: 42 }))).message.length).toBeLessThan(1200);
  });

  it.each([
    [
      "a proxy's page",
      { status: 502, text: "<html>Bad Gateway</html>" },
      ServerError,
      "502 <html>Bad Gateway</html> (",
    ],
    ["a 500 response without a body", { status: 500, text: "" }, ServerError, "500 without a body"],
    ["JSON that is not an error body", { status: 400, json: { oops: true } }, BadRequestError, '400 {"oops":true}'],
    ["an error without a message", { status: 400, json: { error: { code: 7 } } }, BadRequestError, '400 {"error":'],
    [
      "a redirect",
      { status: 302, headers: { location: "https://example.com/login?token=t-1#t-1" } },
      UnexpectedResponseError,
      "302 without a body, a redirect to https://example.com/login. Is baseUrl the address of the API? (",
    ],
    ["a redirect without a target", { status: 304 }, UnexpectedResponseError, "304 without a body ("],
    [
      "another server's page",
      { status: 404, text: "<html>Not here</html>" },
      NotFoundError,
      "404 <html>Not here</html>. Is baseUrl the address of the API? (",
    ],
    [
      "an HTML page instead of data",
      { text: "<html>Sign in</html>" },
      UnexpectedResponseError,
      "200 <html>Sign in</html>. Is baseUrl the address of the API? (",
    ],
    [
      "an ID that JavaScript cannot represent",
      { text: '{"dealer_id":9007199254740993,"company_name":"CHeKT"}' },
      UnexpectedResponseError,
      '200 {"dealer_id":9007199254740993,"company_name":"CHeKT"}. JavaScript cannot represent the number 9007199254740993 (',
    ],
    ["truncated JSON", { text: '{"dealer_id":4' }, UnexpectedResponseError, '200 {"dealer_id":4'],
    ["an empty body instead of data", { text: "" }, UnexpectedResponseError, "200 without a body"],
  ])("throws the status code and the start of the body, if any, for %s", async (_what, reply, Class, message) => {
    const { chekt, received } = await partnerApi(() => reply, { retries: 0 });
    const error = await catchError(chekt.dealers.get({ dealerId: 42 }));
    expect(error).toBeInstanceOf(Class);
    expect(error.message).toContain(`getDealer: ${message}`);
    expect(received).toHaveLength(1);
  });

  it("quotes only the start of a long body", async () => {
    const { chekt } = await partnerApi(() => ({ text: "x".repeat(100_000) }));
    expect((await catchError(chekt.dealers.get({ dealerId: 42 }))).message.length).toBeLessThan(400);
  });

  it("serializes an error to JSON with its name, status and operation", async () => {
    const { chekt } = await partnerApi(() => fault(404));
    const error = await catchError(chekt.sites.get({ dealerId: 42, siteId: 7 }));
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      name: "NotFoundError",
      status: 404,
      operation: "getSite",
    });
  });

  it.each([
    ["from the API", fault(403)],
    ["from a proxy that returns the request headers", { status: 502, text: "<pre>authorization: Bearer t-1</pre>" }],
    ["with the token in its message", { status: 400, json: { status_code: 400, error_message: "bad token t-1" } }],
    ["for a page instead of data", { text: "authorization: Bearer t-1" }],
  ])("omits the token and the secret from an error %s", async (_what, reply) => {
    const { chekt } = await partnerApi(() => reply);
    const error = await catchError(chekt.sites.create({ dealerId: 42 }, site));
    const shown = inspect(error, { depth: 9 }) + JSON.stringify(error);
    expect(shown).not.toContain("t-1");
    expect(shown).not.toContain("my-secret");
  });
});

describe("custom token source", () => {
  it("throws when the token source returns no token", async () => {
    const tokenSource = { get: () => Promise.resolve(undefined as unknown as string), invalidate: () => {} };
    const { chekt, received } = await partnerApi(() => ({ json: dealer }), { tokenSource });
    expect((await catchError(chekt.dealers.get({ dealerId: 42 }))).message).toContain(
      "The token source returned an invalid bearer token.",
    );
    expect(received).toEqual([]);
  });

  it("throws without quoting the token when the token source returns one with a line break", async () => {
    const tokenSource = { get: () => Promise.resolve("s3cret\n"), invalidate: () => {} };
    const { chekt, received } = await partnerApi(() => ({ json: dealer }), { tokenSource });
    const error = await catchError(chekt.dealers.get({ dealerId: 42 }));
    expect(error.message).toContain("The token source returned an invalid bearer token.");
    expect(inspect(error)).not.toContain("s3cret");
    expect(received).toEqual([]);
  });

  it("redacts a token that the API returns with JSON escapes", async () => {
    const tokenSource = { get: () => Promise.resolve("abc/def"), invalidate: () => {} };
    const text = '{"status_code":400,"error_message":"bad token abc\\/def"}';
    const { chekt } = await partnerApi(() => ({ status: 400, text }), { tokenSource });
    const error = await catchError(chekt.dealers.get({ dealerId: 42 }));
    expect(error.message).toContain("bad token [redacted]");
    expect(inspect(error) + JSON.stringify(error)).not.toContain("abc/def");
  });
});

describe("token that a server returns", () => {
  it.each([
    ["JSON of a proxy with escapes", '{"a":"Bearer abc\\/def+ghi=="}'],
    ["JSON with code points", '{"a":"abc\\u002Fdef\\u002bghi=="}'],
    ["a property name", '{"Bearer abc\\/def+ghi==":1}'],
    ["a URL", "/login?token=abc%2Fdef%2bghi%3D%3D"],
    ["HTML", "<p>abc&#x2F;def&#43;ghi&equals;=</p>".replace("&equals;", "=")],
  ])("does not appear in an error: %s", async (_what, text) => {
    const tokenSource = { get: () => Promise.resolve("abc/def+ghi=="), invalidate: () => {} };
    const { chekt } = await partnerApi(() => ({ status: 502, text }), { tokenSource, retries: 0 });
    const error = await catchError(
      chekt.dealers.get({ dealerId: 42 }, { traceId: "550e8400-e29b-41d4-a716-446655440000" }),
    );
    expect(error).toMatchObject({ excerpt: expect.stringContaining("[redacted]") });
    const shown = error.message + inspect(error, { depth: 9 }) + JSON.stringify(error);
    expect(shown).toContain("502");
    expect(shown).not.toMatch(/abc|ghi/);
  });
});

describe("rejected tokens", () => {
  it("replaces a rejected token once and retries the operation, even if it is not idempotent", async () => {
    const { chekt, received, tokenRequests } = await partnerApi((_count, { headers }) =>
      headers.authorization === "Bearer t-1" ? fault(401) : { status: 201, json: site },
    );
    await chekt.sites.create({ dealerId: 42 }, site);
    expect(received.map(({ headers }) => headers.authorization)).toEqual(["Bearer t-1", "Bearer t-2"]);
    expect(tokenRequests).toHaveLength(2);
  });

  it("throws after two requests when the new token is rejected too", async () => {
    const { chekt, received } = await partnerApi(() => fault(401));
    expect(await catchError(chekt.dealers.get({ dealerId: 42 }))).toMatchObject({
      name: "UnauthorizedError",
      attempts: 2,
    });
    expect(received).toHaveLength(2);
  });

  it("throws without a retry when the token source has no other token", async () => {
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

  it("throws the error of the token source when it fails to renew the token", async () => {
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

  it("replaces a rejected token once for 1,000 concurrent calls", async () => {
    const { chekt, received, tokenRequests } = await partnerApi((_count, { headers }) =>
      headers.authorization === "Bearer t-1" ? fault(401) : { json: dealer },
    );
    const dealers = await Promise.all(Array.from({ length: 1000 }, () => chekt.dealers.get({ dealerId: 42 })));
    expect(dealers).toHaveLength(1000);
    expect(tokenRequests).toHaveLength(2);
    expect(received).toHaveLength(2000);
  });
});

describe("transient errors", () => {
  it("retries after increasing delays with the same trace id", async () => {
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

  it("throws after the last retry", async () => {
    const { chekt, received } = await partnerApi(() => fault(500), { clock: new ManualClock() });
    expect(await catchError(chekt.dealers.get({ dealerId: 42 }))).toMatchObject({ name: "ServerError", attempts: 3 });
    await catchError(chekt.dealers.get({ dealerId: 42 }, { retries: 0 }));
    expect(received).toHaveLength(4);
  });

  it("honors Retry-After in seconds and as a date", async () => {
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

  it("throws without a retry when Retry-After is an hour", async () => {
    const clock = new ManualClock();
    const { chekt } = await partnerApi(() => ({ ...fault(429), headers: { "retry-after": "3600" } }), { clock });
    const error = await catchError(chekt.dealers.get({ dealerId: 42 }));
    expect(error).toMatchObject({ name: "RateLimitError", retryAfter: 3_600_000, attempts: 1 });
    expect(clock.waits).toEqual([]);
  });

  it("does not retry beyond the budget", async () => {
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

  it.each(["drop", "cut"] as const)("retries after a broken connection (%s)", async (how) => {
    const { chekt } = await partnerApi((count) => (count === 1 ? how : { json: dealer }), { clock: new ManualClock() });
    expect(await chekt.dealers.get({ dealerId: 42 })).toEqual(dealer);
  });

  it.each(["drop", "cut"] as const)(
    "does not retry a non-idempotent operation after a broken connection (%s)",
    async (how) => {
      const { chekt, received } = await partnerApi(() => how, { clock: new ManualClock() });
      const error = await catchError(chekt.sites.toggleActivation({ dealerId: 42, siteId: 7 }));
      expect(error).toBeInstanceOf(NetworkError);
      expect(error.cause).toBeInstanceOf(Error);
      expect(received).toHaveLength(1);
    },
  );

  it("retries a non-idempotent operation after a refused connection", async () => {
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

describe("timeouts", () => {
  it.each(["hang", "stall"] as const)(
    "throws a TimeoutError when the response or its body does not arrive in time (%s)",
    async (how) => {
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
      expect(error.message).toContain("no response within 30000 ms");
      expect(clock.deadlines).toBe(0);
    },
  );

  it("clears its timers when the response arrives", async () => {
    const clock = new ManualClock();
    const { chekt } = await partnerApi(() => ({ json: dealer }), { clock });
    await chekt.dealers.get({ dealerId: 42 });
    expect(clock.deadlines).toBe(0);
  });
});

describe("aborted calls", () => {
  it.each(["hang", "stall"] as const)("rejects with the abort reason and removes its listener (%s)", async (how) => {
    const controller = new AbortController();
    const reason = new Error("The user went away.");
    const { chekt, received } = await partnerApi(() => {
      setImmediate(() => controller.abort(reason));
      return how;
    });
    expect(await catchError(chekt.dealers.get({ dealerId: 42 }, { signal: controller.signal }))).toBe(reason);
    expect(received).toHaveLength(1);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  it("sends nothing when aborted before it starts", async () => {
    const { chekt, received, tokenRequests } = await partnerApi(() => ({ json: dealer }));
    const signal = AbortSignal.abort(new Error("Too late."));
    expect((await catchError(chekt.dealers.get({ dealerId: 42 }, { signal }))).message).toBe("Too late.");
    expect([...received, ...tokenRequests]).toEqual([]);
  });

  it("requests no token when aborted before it starts", async () => {
    let tokenRequests = 0;
    const tokenSource = { get: () => Promise.resolve(`t-${++tokenRequests}`), invalidate: () => {} };
    const { chekt } = await partnerApi(() => ({ json: dealer }), { tokenSource });
    await catchError(chekt.dealers.get({ dealerId: 42 }, { signal: AbortSignal.abort() }));
    expect(tokenRequests).toBe(0);
  });

  it("removes its abort listener when the response arrives", async () => {
    const { signal } = new AbortController();
    const { chekt } = await partnerApi(() => ({ json: dealer }));
    await chekt.dealers.get({ dealerId: 42 }, { signal });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});
