import { isObject, type Operation } from "@chekt/description";
import type { Intent } from "../checks/response-check.ts";
import type { Description } from "../description.ts";
import type { Wire } from "./wire/call.ts";
import type { Exchange } from "./wire/exchange.ts";
import { serialise } from "./wire/serialise.ts";
import { Blocked } from "./finding.ts";
import type { Settings } from "./options.ts";
import type { Access, ClientCredentials, Target } from "./target.ts";

/** How long a token without `expires_in` is reused, in milliseconds. Tokens last about an hour. */
const DEFAULT_LIFETIME = 45 * 60_000;

/** How long before its expiry a token is replaced: a tenth of its lifetime, and at most this many milliseconds. */
const LONGEST_MARGIN = 30_000;

/** A server may round its times down to seconds. */
const ROUNDING = 1000;

/** Whose token a request uses. */
export type Bearer = "partner" | "dealerApp" | "user";

/** What the tokens need of the session of a run. */
interface TokenSession {
  readonly description: Description;
  readonly target: Target;
  readonly settings: Settings;
  readonly task: string;
  call(task: string, operation: Operation, wire: Wire, intent: Intent): Promise<Exchange>;
}

interface CachedToken {
  readonly bearer: Bearer;
  readonly token: string;
  fetchedAt: number;
  /** In milliseconds; undefined if the server did not say. */
  readonly lifetime: number | undefined;
  /** Whether the server has accepted it. */
  wasAccepted: boolean;
}

/** A request to retry with a new token. */
export interface Renewal {
  readonly wire: Wire;
  /** The age and the stated lifetime of a token that was rejected too early, in milliseconds. */
  readonly early: { readonly age: number; readonly lifetime: number } | undefined;
}

/** Fetches and caches the tokens of a run. */
export class Tokens {
  readonly #session: TokenSession;
  readonly #access: Access;
  readonly #current = new Map<Bearer, CachedToken>();
  /** All tokens that were current, by the value of their `Authorization` header. */
  readonly #known = new Map<string | undefined, CachedToken>();

  constructor(session: TokenSession) {
    this.#session = session;
    this.#access = session.target.access;
  }

  /** @throws Blocked if no token is available. */
  async get(bearer: Bearer, task: string): Promise<string> {
    const { clock } = this.#session.settings;
    const current = this.#current.get(bearer);
    if (current && clock.now() < reuseUntil(current)) return current.token;
    const fetchedAt = clock.now();
    const { token, lifetime } = await this.#request(bearer, task);
    const cached: CachedToken = { bearer, token, fetchedAt, lifetime, wasAccepted: false };
    this.#current.set(bearer, cached);
    this.#known.set(`Bearer ${token}`, cached);
    return token;
  }

  /** Fetches a new token that nothing else uses. */
  async fetch(bearer: Bearer, task: string): Promise<string> {
    return (await this.#request(bearer, task)).token;
  }

  /** Drops all cached tokens, which may be invalid now. */
  forget(): void {
    this.#current.clear();
    for (const known of this.#known.values()) known.fetchedAt = -Infinity;
  }

  /** Notes that the server accepted the token of a request, even if it rejected the request. */
  note({ wire, status }: Exchange): void {
    const known = this.#known.get(wire.headers["authorization"]);
    if (known && status >= 200 && status < 500 && status !== 401) known.wasAccepted = true;
  }

  /** Returns a rejected request with a new token, if its token has expired or was accepted before. */
  async renew({ wire, status }: Exchange): Promise<Renewal | undefined> {
    const rejected = this.#known.get(wire.headers["authorization"]);
    if (status !== 401 || !rejected || rejected.bearer === "user") return undefined;
    const { bearer, lifetime, fetchedAt, wasAccepted } = rejected;
    const age = this.#session.settings.clock.now() - fetchedAt;
    const isEarly = lifetime !== undefined && age < lifetime - ROUNDING;
    if (isEarly && !wasAccepted) return undefined;
    if (this.#current.get(bearer) === rejected) this.#current.delete(bearer);
    const token = await this.get(bearer, this.#session.task);
    return {
      wire: { ...wire, headers: { ...wire.headers, authorization: `Bearer ${token}` } },
      early: isEarly ? { age, lifetime } : undefined,
    };
  }

  async #request(bearer: Bearer, task: string): Promise<Pick<CachedToken, "token" | "lifetime">> {
    const { userToken, partner, dealerApp } = this.#access;
    if (bearer === "user") {
      if (userToken === undefined) throw new Blocked("no user token is known");
      return { token: userToken, lifetime: undefined };
    }
    const credentials = bearer === "partner" ? partner : dealerApp;
    if (!credentials) throw new Blocked("no dealer app is known");
    const { description } = this.#session;
    const operation = description.operation("createToken");
    const wire = tokenRequest(description, credentials);
    const { json, status } = await this.#session.call(task, operation, wire, { kind: "valid", statuses: [200] });
    const { access_token: token, expires_in } = isObject(json) ? json : {};
    if (typeof token !== "string") throw new Blocked(`createToken returned ${status} without an access token`);
    return { token, lifetime: typeof expires_in === "number" && expires_in > 0 ? expires_in * 1000 : undefined };
  }
}

/** Until when a token is used for further requests. */
function reuseUntil({ fetchedAt, lifetime = DEFAULT_LIFETIME }: CachedToken): number {
  return fetchedAt + lifetime - Math.min(lifetime / 10, LONGEST_MARGIN);
}

export function tokenRequest(description: Description, { clientId, clientSecret }: ClientCredentials): Wire {
  const body = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  return serialise(description.operation("createToken"), { path: {}, query: {}, headers: {}, body });
}
