import { describe, expect, it } from "vitest";
import { type Failure, mayRepeat } from "./retry-policy.ts";

const withCode = (code: string): Error => Object.assign(new Error(code), { code });
const fetchFailed = (cause: unknown): Error => new TypeError("fetch failed", { cause });

const answered = (status: number): Failure => ({ kind: "answer", answer: { response: { status } } });

const cases: { what: string; failure: Failure; allowed: boolean; never: boolean }[] = [
  { what: "400", failure: answered(400), allowed: false, never: false },
  { what: "404", failure: answered(404), allowed: false, never: false },
  { what: "408", failure: answered(408), allowed: true, never: false },
  { what: "429", failure: answered(429), allowed: true, never: true },
  { what: "500", failure: answered(500), allowed: true, never: false },
  { what: "503", failure: answered(503), allowed: true, never: false },
  { what: "a timeout", failure: { kind: "timeout" }, allowed: true, never: false },
  {
    what: "a connection that was lost",
    failure: { kind: "network", cause: fetchFailed(withCode("ECONNRESET")) },
    allowed: true,
    never: false,
  },
  {
    what: "a connection that was refused",
    failure: { kind: "network", cause: fetchFailed(withCode("ECONNREFUSED")) },
    allowed: true,
    never: true,
  },
  {
    what: "a host that has no address",
    failure: { kind: "network", cause: fetchFailed(withCode("ENOTFOUND")) },
    allowed: true,
    never: true,
  },
  {
    what: "connections to all addresses that were refused",
    failure: {
      kind: "network",
      cause: fetchFailed(new AggregateError([withCode("ECONNREFUSED"), withCode("EHOSTUNREACH")])),
    },
    allowed: true,
    never: true,
  },
  {
    what: "connections of which one was lost",
    failure: {
      kind: "network",
      cause: fetchFailed(new AggregateError([withCode("ECONNREFUSED"), withCode("ECONNRESET")])),
    },
    allowed: true,
    never: false,
  },
  { what: "a fault that says nothing", failure: { kind: "network", cause: "?" }, allowed: true, never: false },
];

describe.each(cases)("after $what", ({ failure, allowed, never }) => {
  it(`an operation that may be repeated is ${allowed ? "" : "not "}sent again`, () => {
    expect(mayRepeat(failure, "allowed")).toBe(allowed);
  });

  it(`an operation that must not happen twice is ${never ? "" : "not "}sent again`, () => {
    expect(mayRepeat(failure, "never")).toBe(never);
  });
});
