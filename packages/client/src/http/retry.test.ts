import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { createStatusError, NetworkError, type PartnerApiError, TimeoutError } from "../errors.ts";
import { isRetryable, mayHaveSucceeded } from "./retry.ts";

const details = { operation: "getDealer", traceId: "550e8400-e29b-41d4-a716-123456789000", attempts: 1 } as const;

const withCode = (code: string): Error => Object.assign(new Error(code), { code });
const fetchFailed = (cause: unknown): Error => new TypeError("fetch failed", { cause });
const onDeno = (reason: string): Error =>
  fetchFailed(new Error(`error sending request for url (https://x/): ${reason}`));

/** An error of another realm, as the errors of Node are on Jest. */
const ofAnotherRealm = (code: string): unknown => runInNewContext("Object.assign(new Error(code), { code })", { code });
const circular = (): Error => {
  const error = new Error("circular");
  return Object.assign(error, { cause: error });
};

const responded = (status: number): PartnerApiError => createStatusError({ ...details, status });
const broken = (cause: unknown): PartnerApiError => new NetworkError(details, cause);

const cases: { what: string; error: PartnerApiError; idempotent: boolean; nonIdempotent: boolean }[] = [
  { what: "a 400 response", error: responded(400), idempotent: false, nonIdempotent: false },
  { what: "a 404 response", error: responded(404), idempotent: false, nonIdempotent: false },
  { what: "a 408 response", error: responded(408), idempotent: true, nonIdempotent: false },
  { what: "a 429 response", error: responded(429), idempotent: true, nonIdempotent: true },
  { what: "a 500 response", error: responded(500), idempotent: true, nonIdempotent: false },
  { what: "a 503 response", error: responded(503), idempotent: true, nonIdempotent: false },
  { what: "an invalid 200 response", error: responded(200), idempotent: false, nonIdempotent: false },
  { what: "a timeout", error: new TimeoutError(details, 30_000), idempotent: true, nonIdempotent: false },
  {
    what: "a lost connection",
    error: broken(fetchFailed(withCode("ECONNRESET"))),
    idempotent: true,
    nonIdempotent: false,
  },
  {
    what: "a refused connection",
    error: broken(fetchFailed(withCode("ECONNREFUSED"))),
    idempotent: true,
    nonIdempotent: true,
  },
  {
    what: "an unknown host",
    error: broken(fetchFailed(withCode("ENOTFOUND"))),
    idempotent: true,
    nonIdempotent: true,
  },
  {
    what: "a refused connection on Deno",
    error: broken(onDeno("client error (Connect): tcp connect error: Connection refused (os error 111)")),
    idempotent: true,
    nonIdempotent: true,
  },
  {
    what: "a lost connection on Deno",
    error: broken(onDeno("client error (SendRequest): connection closed before message completed")),
    idempotent: true,
    nonIdempotent: false,
  },
  {
    what: "refused connections to all addresses",
    error: broken(fetchFailed(new AggregateError([withCode("ECONNREFUSED"), withCode("EHOSTUNREACH")]))),
    idempotent: true,
    nonIdempotent: true,
  },
  {
    what: "one lost and one refused connection",
    error: broken(fetchFailed(new AggregateError([withCode("ECONNREFUSED"), withCode("ECONNRESET")]))),
    idempotent: true,
    nonIdempotent: false,
  },
  {
    what: "a refused connection that another realm reports",
    error: broken(ofAnotherRealm("ECONNREFUSED")),
    idempotent: true,
    nonIdempotent: true,
  },
  { what: "a network error that is its own cause", error: broken(circular()), idempotent: true, nonIdempotent: false },
  { what: "a network error without a cause", error: broken("?"), idempotent: true, nonIdempotent: false },
];

describe("isRetryable", () => {
  it.each(cases)("isRetryable returns $idempotent for an idempotent operation after $what", ({ error, idempotent }) => {
    expect(isRetryable(error, undefined)).toBe(idempotent);
  });

  it.each(cases)(
    "isRetryable returns $nonIdempotent for a non-idempotent operation after $what",
    ({ error, nonIdempotent }) => {
      expect(isRetryable(error, "never")).toBe(nonIdempotent);
    },
  );
});

describe("mayHaveSucceeded", () => {
  it.each([200, 302, 408, 500, 503])(
    "mayHaveSucceeded returns true for a %i response, which may come from a proxy",
    (status) => {
      expect(mayHaveSucceeded(responded(status))).toBe(true);
    },
  );

  it.each([400, 401, 403, 404, 409, 429])("mayHaveSucceeded returns false for a %i response", (status) => {
    expect(mayHaveSucceeded(responded(status))).toBe(false);
  });

  it("mayHaveSucceeded returns true for network errors and timeouts, and false for other errors", () => {
    expect(mayHaveSucceeded(broken("?"))).toBe(true);
    expect(mayHaveSucceeded(new TimeoutError(details, 30_000))).toBe(true);
    expect(mayHaveSucceeded(new Error("no token"))).toBe(false);
  });
});
