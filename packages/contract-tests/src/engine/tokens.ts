import { isObject } from "@chekt/description";
import type { Description } from "../description.ts";
import type { Wire } from "./wire/call.ts";
import { serialise } from "./wire/serialise.ts";
import { Blocked } from "./finding.ts";
import type { Session } from "./session.ts";
import type { Access, ClientCredentials } from "./target.ts";

/** For how long a token is used, in milliseconds: they last about an hour. */
const LIFETIME = 45 * 60 * 1000;

/** Whose token a request bears. */
export type Bearer = "partner" | "dealerApp" | "user";

/** The tokens of a run, each fetched once. */
export class Tokens {
  readonly #session: Session;
  readonly #access: Access;
  readonly #known = new Map<Bearer, { readonly token: string; readonly until: number }>();

  constructor(session: Session) {
    this.#session = session;
    this.#access = session.target.access;
  }

  /** @throws Blocked when there is none to be had. */
  async of(bearer: Bearer, task: string): Promise<string> {
    const known = this.#known.get(bearer);
    if (known && Date.now() < known.until) return known.token;
    const token = await this.fetch(bearer, task);
    this.#known.set(bearer, { token, until: Date.now() + LIFETIME });
    return token;
  }

  /** A new token, that nothing else uses. */
  async fetch(bearer: Bearer, task: string): Promise<string> {
    const { userToken, partner, dealerApp } = this.#access;
    if (bearer === "user") {
      if (userToken === undefined) throw new Blocked("there is no token of a dealer's user");
      return userToken;
    }
    const credentials = bearer === "partner" ? partner : dealerApp;
    if (!credentials) throw new Blocked("there is no dealer app");
    const { description } = this.#session;
    const operation = description.operation("createToken");
    const wire = tokenRequest(description, credentials);
    const { json, status } = await this.#session.call(task, operation, wire, { kind: "valid", statuses: [200] });
    const token = isObject(json) ? json["access_token"] : undefined;
    if (typeof token !== "string") throw new Blocked(`createToken answered ${status}, without an access token`);
    return token;
  }

  /** Lets go of all: they may not serve any more. */
  forget(): void {
    this.#known.clear();
  }
}

export function tokenRequest(description: Description, { clientId, clientSecret }: ClientCredentials): Wire {
  const body = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  return serialise(description.operation("createToken"), { path: {}, query: {}, headers: {}, body });
}
