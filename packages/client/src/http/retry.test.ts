import { describe, expect, it } from "vitest";
import { createStatusError, NetworkError, type PartnerApiError, TimeoutError } from "../errors.ts";
import { isRetryable, mayHaveSucceeded } from "./retry.ts";

const details = { operation: "getDealer", traceId: "550e8400-e29b-41d4-a716-123456789000", attempts: 1 } as const;

const withCode = (code: string): Error => Object.assign(new Error(code), { code });
const fetchFailed = (cause: unknown): Error => new TypeError("fetch failed", { cause });
const onDeno = (reason: string): Error =>
  fetchFailed(new Error(`error sending request for url (https://x/): ${reason}`));

const responded = (status: number): PartnerApiError => createStatusError({ ...details, status });
const broken = (cause: unknown): PartnerApiError => new NetworkError(details, cause);

const cases: { what: string; error: PartnerApiError; allowed: boolean; never: boolean }[] = [
  { what: "400", error: responded(400), allowed: false, never: false },
  { what: "404", error: responded(404), allowed: false, never: false },
  { what: "408", error: responded(408), allowed: true, never: false },
  { what: "429", error: responded(429), allowed: true, never: true },
  { what: "500", error: responded(500), allowed: true, never: false },
  { what: "503", error: responded(503), allowed: true, never: false },
  { what: "an invalid 200 response", error: responded(200), allowed: false, never: false },
  { what: "a timeout", error: new TimeoutError(details, 30_000), allowed: true, never: false },
  {
    what: "a connection that was lost",
    error: broken(fetchFailed(withCode("ECONNRESET"))),
    allowed: true,
    never: false,
  },
  {
    what: "a connection that was refused",
    error: broken(fetchFailed(withCode("ECONNREFUSED"))),
    allowed: true,
    never: true,
  },
  {
    what: "an unknown host",
    error: broken(fetchFailed(withCode("ENOTFOUND"))),
    allowed: true,
    never: true,
  },
  {
    what: "a connection that was refused on Deno",
    error: broken(onDeno("client error (Connect): tcp connect error: Connection refused (os error 111)")),
    allowed: true,
    never: true,
  },
  {
    what: "a connection that was lost on Deno",
    error: broken(onDeno("client error (SendRequest): connection closed before message completed")),
    allowed: true,
    never: false,
  },
  {
    what: "connections to all addresses that were refused",
    error: broken(fetchFailed(new AggregateError([withCode("ECONNREFUSED"), withCode("EHOSTUNREACH")]))),
    allowed: true,
    never: true,
  },
  {
    what: "connections to all addresses of which one was lost",
    error: broken(fetchFailed(new AggregateError([withCode("ECONNREFUSED"), withCode("ECONNRESET")]))),
    allowed: true,
    never: false,
  },
  { what: "a network error without a cause", error: broken("?"), allowed: true, never: false },
];

describe.each(cases)("after $what", ({ error, allowed, never }) => {
  it(`an idempotent operation is ${allowed ? "" : "not "}retried`, () => {
    expect(isRetryable(error, undefined)).toBe(allowed);
  });

  it(`an operation that is not idempotent is ${never ? "" : "not "}retried`, () => {
    expect(isRetryable(error, "never")).toBe(never);
  });
});

describe("mayHaveSucceeded", () => {
  it.each([200, 302, 408, 500, 503])("is true after a %i, whose response may come from a proxy", (status) => {
    expect(mayHaveSucceeded(responded(status))).toBe(true);
  });

  it.each([400, 401, 403, 404, 409, 429])("is false after a %i", (status) => {
    expect(mayHaveSucceeded(responded(status))).toBe(false);
  });

  it("is true after a network error and a timeout, and false after any other error", () => {
    expect(mayHaveSucceeded(broken("?"))).toBe(true);
    expect(mayHaveSucceeded(new TimeoutError(details, 30_000))).toBe(true);
    expect(mayHaveSucceeded(new Error("no token"))).toBe(false);
  });
});
