import { describe, expect, it } from "vitest";
import { errorForStatus } from "./errors/error-for-status.ts";
import { NetworkError } from "./errors/network-error.ts";
import type { PartnerApiError } from "./errors/partner-api-error.ts";
import { TimeoutError } from "./errors/timeout-error.ts";
import { mayRepeat } from "./retry-policy.ts";

const details = { operation: "getDealer", traceId: "550e8400-e29b-41d4-a716-123456789000", attempts: 1 } as const;

const withCode = (code: string): Error => Object.assign(new Error(code), { code });
const fetchFailed = (cause: unknown): Error => new TypeError("fetch failed", { cause });
const onDeno = (what: string): Error => fetchFailed(new Error(`error sending request for url (https://x/): ${what}`));

const answered = (status: number): PartnerApiError => errorForStatus({ ...details, status });
const broken = (cause: unknown): PartnerApiError => new NetworkError(details, cause);

const cases: { what: string; error: PartnerApiError; allowed: boolean; never: boolean }[] = [
  { what: "400", error: answered(400), allowed: false, never: false },
  { what: "404", error: answered(404), allowed: false, never: false },
  { what: "408", error: answered(408), allowed: true, never: false },
  { what: "429", error: answered(429), allowed: true, never: true },
  { what: "500", error: answered(500), allowed: true, never: false },
  { what: "503", error: answered(503), allowed: true, never: false },
  { what: "a 200 that cannot be used", error: answered(200), allowed: false, never: false },
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
    what: "a host that has no address",
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
    what: "connections of which one was lost",
    error: broken(fetchFailed(new AggregateError([withCode("ECONNREFUSED"), withCode("ECONNRESET")]))),
    allowed: true,
    never: false,
  },
  { what: "a fault that says nothing", error: broken("?"), allowed: true, never: false },
];

describe.each(cases)("after $what", ({ error, allowed, never }) => {
  it(`an operation that may be repeated is ${allowed ? "" : "not "}sent again`, () => {
    expect(mayRepeat(error, undefined)).toBe(allowed);
  });

  it(`an operation that must not happen twice is ${never ? "" : "not "}sent again`, () => {
    expect(mayRepeat(error, "never")).toBe(never);
  });
});
