import { catchError, ManualClock, type Reply } from "@chekt/testing";
import { freePort } from "@chekt/testing/free-port";
import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { clientCredentials } from "./client-credentials.ts";
import {
  TokenNetworkError,
  TokenRefusedError,
  TokenRequestError,
  TokenResponseError,
  TokenTimeoutError,
  TokenUnavailableError,
} from "./errors.ts";
import { granted, tokenServer } from "./testing/token-server.ts";

const app = { clientId: "my-app", clientSecret: "s3cr3t/+" };

async function setUp(reply: (count: number) => Reply) {
  const clock = new ManualClock();
  const { baseUrl, received } = await tokenServer(reply);
  return { baseUrl, clock, received, source: clientCredentials({ ...app, baseUrl, clock, random: () => 0.5 }) };
}

describe("refused token request", () => {
  it("throws the OAuth error with the token endpoint and the trace id", async () => {
    const { baseUrl, received, source } = await setUp(() => ({
      status: 401,
      headers: { "www-authenticate": 'Basic realm="partners"' },
      json: { error: "invalid_client", error_description: "Client authentication failed" },
    }));
    const error = await catchError(source.get());
    expect(error).toBeInstanceOf(TokenRefusedError);
    const traceId = received[0]?.headers["x-partner-trace-id"];
    const message =
      "The token endpoint responded 401: invalid_client (Client authentication failed) " +
      `(client_credentials at ${baseUrl}/oauth/token, attempts: 1, trace id: ${String(traceId)})`;
    expect(error.message).toBe(message);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "TokenRefusedError",
      message,
      tokenEndpoint: `${baseUrl}/oauth/token`,
      grantType: "client_credentials",
      attempts: 1,
      traceId,
      status: 401,
      error: "invalid_client",
      error_description: "Client authentication failed",
    });
    expect(received).toHaveLength(1);
  });

  it.each([
    ["an error code alone", { status: 400, json: { error: "invalid_scope" } }, "responded 400: invalid_scope ("],
    [
      "HTML",
      { status: 403, text: "<h1>No\n\tentry</h1>" },
      "responded 403, with a body that starts: <h1>No entry</h1> (",
    ],
    ["a long body", { status: 403, text: `${"x".repeat(200)}yyy` }, `starts: ${"x".repeat(200)}… (`],
    ["no body", { status: 404, text: "" }, "responded 404, with an empty body ("],
    ["null", { status: 400, text: "null" }, "responded 400, with a body that starts: null ("],
    ["other JSON", { status: 400, json: { error_message: "no" } }, 'body that starts: {"error_message":"no"} ('],
  ])("throws the status code and the content of an error response with %s", async (_what, reply, message) => {
    const error = await catchError((await setUp(() => reply)).source.get());
    expect(error).toBeInstanceOf(TokenRefusedError);
    expect(error.message).toContain(message);
  });
});

describe("OAuth error with a successful status code", () => {
  it("throws a TokenRefusedError with the code and the description", async () => {
    const json = { error: "bad_client", error_description: "Unknown client" };
    const { received, source } = await setUp(() => ({ json }));
    const error = await catchError(source.get());
    expect(error).toBeInstanceOf(TokenRefusedError);
    expect(error).toMatchObject({ status: 200, ...json });
    expect(error.message).toContain(
      "The token endpoint responded 200: bad_client (Unknown client) (client_credentials",
    );
    expect(received).toHaveLength(1);
  });

  it("quotes an error that is not OAuth's", async () => {
    const json = { error: { code: "unauthorized", message: "Unknown client" } };
    const error = await catchError((await setUp(() => ({ json }))).source.get());
    expect(error).toBeInstanceOf(TokenResponseError);
    expect(error.message).toContain('responded 200, with a body that starts: {"error":{"code":"unauthorized"');
  });

  it("redacts a secret in it", async () => {
    const { source } = await setUp(() => ({ json: { error: `bad ${app.clientSecret}` } }));
    expect(await catchError(source.get())).toMatchObject({ error: "bad [redacted]" });
  });

  it("returns the token if there is one as well", async () => {
    const { source } = await setUp(() => ({ json: { access_token: "t-1", error: "" } }));
    expect(await source.get()).toBe("t-1");
  });
});

describe("response without a token", () => {
  it.each([
    ["HTML", { text: "<html>" }, "responded 200 without a JSON object. Check baseUrl and tokenEndpoint ("],
    ["a number", { text: "7" }, "responded 200 without a JSON object"],
    ["no access token", { json: { token_type: "Bearer" } }, "responded 200 without a valid access_token"],
    [
      "a line break in the token",
      { json: { access_token: "two\nlines" } },
      "responded 200 without a valid access_token",
    ],
    [
      "another token type",
      { json: { access_token: "t-1", token_type: "mac" } },
      "responded 200 with a token_type other than Bearer",
    ],
    [
      "a redirect",
      { status: 302, headers: { location: "/other" }, text: "" },
      "responded 302, a redirect that is not followed",
    ],
  ])("throws a TokenResponseError without a retry for a response with %s", async (_what, reply, message) => {
    const { received, source } = await setUp(() => reply);
    const error = await catchError(source.get());
    expect(error).toBeInstanceOf(TokenResponseError);
    expect(error.message).toContain(`The token endpoint ${message}`);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/t-1|two/);
    expect(received).toHaveLength(1);
  });
});

describe("response with an invalid lifetime", () => {
  it.each([
    [true, "a boolean"],
    ["soon", "a string"],
    ["Infinity", "a string"],
    ["", "a string"],
    [[3600], "an array"],
    [{ seconds: 3600 }, "an object"],
  ])("throws a TokenResponseError for expires_in: %j", async (expires_in, type) => {
    const { received, source } = await setUp(() => ({ json: { access_token: "t-1", expires_in } }));
    const error = await catchError(source.get());
    expect(error).toBeInstanceOf(TokenResponseError);
    expect(error.message).toContain(`responded 200 with an expires_in that is ${type}, not a number of seconds`);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("t-1");
    expect(received).toHaveLength(1);
  });
});

describe("unavailable token endpoint", () => {
  it.each([
    ["a 408 response", { status: 408 }],
    ["a 429 response", { status: 429 }],
    ["a 500 response", { status: 500 }],
    ["a 502 response with HTML", { status: 502, text: "<html>" }],
    ["a 503 response", { status: 503 }],
    ["a dropped connection", "drop"],
    ["an incomplete response", "cut"],
  ] as const)("retries with the same trace id after %s", async (_what, reply) => {
    const { clock, received, source } = await setUp((count) => (count < 3 ? reply : granted("t-1")));
    expect(await source.get()).toBe("t-1");
    expect(clock.waits).toEqual([250, 500]);
    expect(new Set(received.map(({ headers }) => headers["x-partner-trace-id"])).size).toBe(1);
    expect(clock.deadlines).toBe(0);
  });

  it.each([
    ["in seconds", () => "3", 3250],
    ["as a date", () => "Thu, 01 Jan 2026 00:00:10 GMT", 10_250],
  ])("honors Retry-After %s", async (_form, retryAfter, wait) => {
    const { clock, source } = await setUp((count) =>
      count === 1 ? { status: 429, headers: { "retry-after": retryAfter() } } : granted("t-1"),
    );
    expect(await source.get()).toBe("t-1");
    expect(clock.waits).toEqual([wait]);
  });

  it("throws without a retry when Retry-After is an hour", async () => {
    const { received, source } = await setUp(() => ({ status: 429, headers: { "retry-after": "3600" } }));
    const error = await catchError(source.get());
    expect(error).toBeInstanceOf(TokenUnavailableError);
    expect(error).toMatchObject({ status: 429, retryAfter: 3_600_000, attempts: 1 });
    expect(received).toHaveLength(1);
  });

  it("throws a TokenUnavailableError when every response is a 408", async () => {
    const { received, source } = await setUp(() => ({ status: 408 }));
    expect(await catchError(source.get())).toBeInstanceOf(TokenUnavailableError);
    expect(received).toHaveLength(3);
  });

  it("throws a TokenUnavailableError after three 503 responses", async () => {
    const { received, source } = await setUp(() => ({ status: 503, json: { error: "temporarily_unavailable" } }));
    const error = await catchError(source.get());
    expect(error).toBeInstanceOf(TokenUnavailableError);
    expect(error).toMatchObject({
      name: "TokenUnavailableError",
      status: 503,
      error: "temporarily_unavailable",
      attempts: 3,
    });
    expect(received).toHaveLength(3);
  });
});

describe("unreachable token endpoint", () => {
  it("throws a TokenNetworkError with the cause when the connection drops", async () => {
    const { source } = await setUp(() => "drop");
    const error = await catchError(source.get());
    expect(error).toBeInstanceOf(TokenNetworkError);
    expect(error).toMatchObject({ name: "TokenNetworkError", attempts: 3, status: undefined });
    expect(error.cause).toBeInstanceOf(TypeError);
    expect(error.message).toContain("The token endpoint did not respond: other side closed (client_credentials at");
  });

  it("says in its message why a connection was refused", async () => {
    const port = await freePort();
    const source = clientCredentials({ ...app, baseUrl: `http://127.0.0.1:${port}`, retries: 0 });
    const error = await catchError(source.get());
    expect(error.message).toContain(`did not respond: connect ECONNREFUSED 127.0.0.1:${port} (client_credentials at`);
  });

  it("redacts a secret that an error of fetch contains", async () => {
    const fetch = (_url: string, { body }: RequestInit): never => {
      throw new Error(`Cannot send ${body instanceof URLSearchParams && body.toString()}`);
    };
    const error = await catchError(clientCredentials({ ...app, retries: 0, fetch }).get());
    expect(error.message).toContain("client_secret=[redacted]");
  });

  it("throws a TokenTimeoutError after each attempt timed out, and leaves no timer behind", async () => {
    const clock = new ManualClock();
    const { baseUrl, received } = await tokenServer(() => "hang");
    const source = clientCredentials({ ...app, baseUrl, clock, timeout: 1500, retries: 1 });
    const failing = catchError(source.get());
    await vi.waitFor(() => expect(received).toHaveLength(1));
    clock.advance(1500);
    await vi.waitFor(() => expect(received).toHaveLength(2));
    clock.advance(1500);
    const error = await failing;
    expect(error).toBeInstanceOf(TokenTimeoutError);
    expect(error.name).toBe("TokenTimeoutError");
    expect(error.message).toContain("did not respond within 1500 ms (client_credentials at");
    expect(clock.deadlines).toBe(0);
  });

  it("throws a TokenTimeoutError even if fetch ignores the signal", async () => {
    const clock = new ManualClock();
    const signals: unknown[] = [];
    const fetch = (_url: string, init: RequestInit) => {
      signals.push(init.signal);
      return new Promise<never>(() => {});
    };
    const source = clientCredentials({ ...app, clock, retries: 0, fetch });
    const failing = catchError(source.get());
    await vi.waitUntil(() => clock.deadlines === 1);
    clock.advance(10_000);
    expect(await failing).toBeInstanceOf(TokenTimeoutError);
    expect(signals).toEqual([expect.objectContaining({ aborted: true })]);
  });
});

describe("secrets in token request errors", () => {
  it.each([
    [
      "an OAuth error",
      (secret: string) => ({
        status: 400,
        json: { error: `bad ${secret}`, error_description: `secret ${secret} is bad` },
      }),
    ],
    ["the whole form", (secret: string) => ({ status: 400, text: new URLSearchParams({ secret }).toString() })],
    ["a percent-encoded body", (secret: string) => ({ status: 400, text: `you sent ${encodeURIComponent(secret)}` })],
    ["a JSON body", (secret: string) => ({ status: 500, text: JSON.stringify({ secret }) })],
    ["a redirect", (secret: string) => ({ status: 302, text: secret })],
  ])("redacts a secret that the server returns in %s", async (_what, reply) => {
    const { source } = await setUp(() => reply(app.clientSecret));
    const error = await catchError(source.get());
    expect(error).toBeInstanceOf(TokenRequestError);
    const shown = inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error) + String(error.stack);
    expect(shown).toContain("[redacted]");
    expect(shown).not.toContain("s3cr3t");
  });
});
