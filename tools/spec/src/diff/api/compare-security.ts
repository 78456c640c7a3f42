import { type Json, type JsonObject, toObject, toStrings } from "@chekt/description";
import type { Scope } from "./scope.ts";

/** One way to be let in: the scopes that are needed of each scheme. */
type Requirement = Readonly<Record<string, readonly string[]>>;

/** Compares which tokens an operation takes. */
export function compareSecurity(scope: Scope, before: JsonObject, after: JsonObject): void {
  const { documents } = scope;
  const was = readSecurity(before["security"] ?? documents.before["security"]);
  const is = readSecurity(after["security"] ?? documents.after["security"]);
  const at = scope.at("security");
  const [old, now] = [toJson(was), toJson(is)];
  if (was.some((one) => !is.some((other) => includes(one, other)))) at.add("security-changed", "breaking", old, now);
  else if (is.some(isAnonymous) && !was.some(isAnonymous)) at.add("security-dropped", "risky", old, now);
  else if (is.some((one) => !was.some((other) => includes(one, other)))) {
    at.add("security-added", "harmless", old, now);
  }
}

/** Whether a caller who has one set of tokens has all that another one asks for. */
function includes(held: Requirement, asked: Requirement): boolean {
  return Object.entries(asked).every(
    ([scheme, scopes]) => scopes.every((name) => held[scheme]?.includes(name)) && scheme in held,
  );
}

const isAnonymous = (requirement: Requirement): boolean => Object.keys(requirement).length === 0;

/** No requirement at all is the same as an empty one. */
function readSecurity(security: Json | undefined): Requirement[] {
  const requirements = Array.isArray(security) && security.length > 0 ? security : [{}];
  return requirements.map((requirement) =>
    Object.fromEntries(Object.entries(toObject(requirement)).map(([scheme, scopes]) => [scheme, toStrings(scopes)])),
  );
}

const toJson = (requirements: readonly Requirement[]): Json =>
  requirements.map((requirement) =>
    Object.fromEntries(Object.entries(requirement).map(([scheme, scopes]) => [scheme, [...scopes]])),
  );
