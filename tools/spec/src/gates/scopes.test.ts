import { describe, expect, it } from "vitest";
import { readDescription } from "@chekt/description";

/** The resources in the names of scopes, by tag. */
const resources: Readonly<Record<string, string>> = {
  Dealers: "dealer",
  Sites: "sites",
  "Monitoring Stations": "monitoring_stations",
  Contacts: "site_contacts",
  Devices: "devices",
  "Arming Settings": "sites",
};

/** What a scope allows, by the first word of an operation's ID. */
const verbs: Readonly<Record<string, string>> = {
  get: "read",
  list: "read",
  connect: "update",
  disconnect: "update",
  toggle: "update",
};

describe("scopes", () => {
  const { operations } = readDescription();

  it.each(operations.map(({ id, tags, scopes }) => [id, tags[0] ?? "", scopes] as const))(
    "%s requires the scope of its resource and verb, if it has one",
    (id, tag, scopes) => {
      const resource = resources[tag];
      const verb = /^[a-z]+/.exec(id)?.[0] ?? "";
      expect(scopes).toEqual(resource === undefined ? [] : [`${verbs[verb] ?? verb}:${resource}`]);
    },
  );

  it("are missing only where an assumption says so, and for the token request", () => {
    const without = operations.filter(({ scopes }) => scopes.length === 0);
    expect(without.map(({ id, assumed }) => [id, assumed.includes("scopes-of-other-operations")])).toEqual([
      ["createToken", false],
      ["respondToAlarmVerification", true],
    ]);
  });
});
