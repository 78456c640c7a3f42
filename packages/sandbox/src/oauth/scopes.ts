import { formatAlternatives } from "../alternatives.ts";
import { scopes as apiScopes } from "../generated/scopes.ts";

/** Scopes, separated by spaces as in OAuth; null for all of them. */
export type ScopeList = string | null;

/** The scopes of OpenID Connect that CHeKT's sample requests for users. They unlock no operation. */
const userScopes: readonly string[] = ["openid", "profile", "email", "offline_access"];

/** Splits a list of scopes, without repetitions. */
export function splitScopes(list: string): string[] {
  return [...new Set(list.split(" ").filter(Boolean))];
}

/**
 * Reads the scopes that a client requests.
 *
 * @param known the scopes that it may request.
 * @throws RangeError with a message for the client if one is unknown.
 */
export function parseScopes(list: string | null | undefined, known: readonly string[] = apiScopes): ScopeList {
  const scopes = splitScopes(list ?? "");
  const unknown = scopes.find((scope) => !known.includes(scope));
  if (unknown !== undefined) {
    throw new RangeError(`Unknown scope "${unknown.slice(0, 100)}". Use ${formatAlternatives(known)}.`);
  }
  return scopes.length === 0 ? null : scopes.join(" ");
}

/** Joins the names of scopes. Throws like {@link parseScopes}. */
export function joinScopes(names: readonly string[] | null): ScopeList {
  return names === null ? null : (parseScopes(names.join(" ")) ?? "");
}

/** Reads the scopes that a client requests for a user. Throws like {@link parseScopes}. */
export function parseUserScopes(list: string | null | undefined): ScopeList {
  return parseScopes(list, [...apiScopes, ...userScopes]);
}

/** Returns the requested scopes that are granted. Those of OpenID Connect always are. */
export function limitScopes(requested: ScopeList, granted: ScopeList): ScopeList {
  if (granted === null || requested === null) return requested ?? granted;
  const allowed = new Set([...splitScopes(granted), ...userScopes]);
  return splitScopes(requested)
    .filter((scope) => allowed.has(scope))
    .join(" ");
}

/** Returns the first required scope that one of the lists lacks, if any. */
export function findMissingScope(required: readonly string[], lists: readonly ScopeList[]): string | undefined {
  return required.find((scope) => lists.some((list) => list !== null && !splitScopes(list).includes(scope)));
}

/** Names the scopes of a list, even if it has all. */
export function nameScopes(list: ScopeList): string {
  return list ?? apiScopes.join(" ");
}
