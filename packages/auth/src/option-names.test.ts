import { describe, expect, it } from "vitest";
import { checkOptionNames } from "./option-names.ts";

const known = { baseUrl: true, timeout: true, retries: true } as const;

describe("checkOptionNames", () => {
  it("accepts known options, whatever their values", () => {
    expect(() => checkOptionNames("open", { baseUrl: undefined, retries: 0 }, known)).not.toThrow();
  });

  it.each([
    ["baseURL", "baseUrl"],
    ["timout", "timeout"],
    ["timeouts", "timeout"],
    ["retires", "retries"],
    ["retriez", "retries"],
  ])("says that %s was probably meant to be %s", (name, meant) => {
    expect(() => checkOptionNames("open", { [name]: 1 }, known)).toThrow(
      new TypeError(`Unknown option "${name}" of open. Did you mean "${meant}"?`),
    );
  });

  it.each(["url", "toString", "x".repeat(100)])("lists the options for %s", (name) => {
    expect(() => checkOptionNames("open", { [name]: 1 }, known)).toThrow(
      `Unknown option "${name.slice(0, 40)}" of open. Its options are baseUrl, timeout, retries.`,
    );
  });
});
