import { isObject } from "@chekt/description";
import type { Description } from "../description.ts";
import type { Wire } from "./wire/call.ts";
import { serialise } from "./wire/serialise.ts";
import { Blocked } from "./finding.ts";
import type { Session } from "./session.ts";
import type { Access, ClientCredentials } from "./target.ts";

/** How long a token is reused, in milliseconds. Tokens last about an hour. */
const LIFETIME = 45 * 60 * 1000;

/** Whose token a request uses. */
export type Bearer = "partner" | "dealerApp" | "user";

/** Fetches and caches the tokens of a run. */
export class Tokens {
  readonly #session: Session;
  readonly #access: Access;
  readonly #known = new Map<Bearer, { readonly token: string; readonly until: number }>();

  constructor(session: Session) {
    this.#session = session;
    this.#access = session.target.access;
  }

  /** @throws Blocked if no token is available. */
  async get(bearer: Bearer, task: string): Promise<string> {
    const known = this.#known.get(bearer);
    if (known && Date.now() < known.until) return known.token;
    const token = await this.fetch(bearer, task);
    this.#known.set(bearer, { token, until: Date.now() + LIFETIME });
    return token;
  }

  /** Fetches a new token that nothing else uses. */
  async fetch(bearer: Bearer, task: string): Promise<string> {
    const { userToken, partner, dealerApp } = this.#access;
    if (bearer === "user") {
      if (userToken === undefined) throw new Blocked("no user token is known");
      return userToken;
    }
    const credentials = bearer === "partner" ? partner : dealerApp;
    if (!credentials) throw new Blocked("no dealer app is known");
    const { description } = this.#session;
    const operation = description.operation("createToken");
    const wire = tokenRequest(description, credentials);
    const { json, status } = await this.#session.call(task, operation, wire, { kind: "valid", statuses: [200] });
    const token = isObject(json) ? json["access_token"] : undefined;
    if (typeof token !== "string") throw new Blocked(`createToken returned ${status} without an access token`);
    return token;
  }

  /** Drops all cached tokens, which may be invalid now. */
  forget(): void {
    this.#known.clear();
  }
}

export function tokenRequest(description: Description, { clientId, clientSecret }: ClientCredentials): Wire {
  const body = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  return serialise(description.operation("createToken"), { path: {}, query: {}, headers: {}, body });
}
