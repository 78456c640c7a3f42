import type { Context as HonoContext } from "hono";
import { html } from "hono/html";
import type { Context } from "../context.ts";
import { seedDealers } from "../seeds/seed.ts";
import { readClock } from "../store/clock.ts";
import type { Database } from "../store/tables.ts";
import { isRedirectUri } from "./redirect-uri.ts";
import { parseUserScopes } from "./scopes.ts";
import { describeAudience } from "./describe-audience.ts";
import { findClient, type KnownClient } from "./token-endpoint.ts";
import { newSecret } from "./secrets.ts";
import { issueGrant } from "./tokens.ts";

/** Lifetime of an authorization code, in milliseconds. RFC 6749, section 4.1.2, recommends ten minutes at most. */
const CODE_TTL = 10 * 60 * 1000;

/** A challenge of RFC 7636, section 4.2, with the method S256: 256 bits in base64url. */
const CHALLENGE = /^[\w-]{43}$/;

/** The longest accepted query of an authorization request, in characters, and the most parameters. */
const MAX_QUERY = 4096;
const MAX_PARAMETERS = 50;

/** Where to send the browser of a dealer's user: back to the client, or to a page of the sandbox. */
type Authorization =
  | { readonly kind: "redirect"; readonly location: string }
  | { readonly kind: "page"; readonly status: 200 | 400; readonly body: ReturnType<typeof html> };

/** Serves an authorization request; see `authorize`. */
export async function serveAuthorization(context: Context, c: HonoContext, audience?: string): Promise<Response> {
  const { search, searchParams: query } = new URL(c.req.url);
  const authorization =
    search.length > MAX_QUERY || query.size > MAX_PARAMETERS
      ? refusal(`The query is too long. Send at most ${MAX_QUERY} characters and ${MAX_PARAMETERS} parameters.`)
      : await authorize(context, query, audience);
  c.header("cache-control", "no-store");
  c.header("referrer-policy", "no-referrer");
  if (authorization.kind === "redirect") return c.redirect(authorization.location, 302);
  c.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
  return c.html(authorization.body, authorization.status);
}

/**
 * Handles an authorization request (RFC 6749, section 4.1, with PKCE). There is no sign-in: users choose their dealer on a
 * page, or the client names it by the dealer's ID as `login_hint`.
 *
 * @param audience the audience that a request must name, if any.
 */
async function authorize(context: Context, query: URLSearchParams, audience?: string): Promise<Authorization> {
  const { db } = context.store;
  const client = await findClient(db, query);
  const redirectUri = query.get("redirect_uri");
  // Never redirect if the client or the redirect URI is invalid: RFC 6749, section 4.1.2.1.
  for (const name of ["client_id", "redirect_uri"]) {
    if (query.getAll(name).length > 1) return refusal(`${name} may appear only once.`);
  }
  if (!client) return refusal("The client_id is unknown.");
  if (redirectUri === null || !isRedirectUri(redirectUri, registeredUris(client))) {
    return refusal(
      "The redirect_uri must be registered for the client, or on this machine, such as http://localhost/callback.",
    );
  }
  const repeated = findRepeated(query);
  if (repeated === "state") return refusal("state may appear only once.");
  const back = (parameters: Readonly<Record<string, string>>): Authorization => {
    const location = new URL(redirectUri);
    const state = query.get("state");
    for (const [name, value] of Object.entries({ ...parameters, ...(state !== null && { state }) })) {
      location.searchParams.set(name, value);
    }
    return { kind: "redirect", location: location.href };
  };
  // RFC 6749, section 3.1.
  if (repeated !== undefined) {
    return back({ error: "invalid_request", error_description: `${repeated} may appear only once` });
  }
  if (query.get("response_type") !== "code") {
    return back({ error: "unsupported_response_type", error_description: "response_type must be code" });
  }
  if (audience !== undefined && query.get("audience") !== audience) {
    return back({ error: "invalid_request", error_description: describeAudience(query.get("audience"), audience) });
  }
  const challenge = query.get("code_challenge");
  if (challenge !== null && query.get("code_challenge_method") !== "S256") {
    return back({ error: "invalid_request", error_description: "code_challenge_method must be S256" });
  }
  if (challenge !== null && !CHALLENGE.test(challenge)) {
    return back({
      error: "invalid_request",
      error_description: "code_challenge must be the SHA-256 of the code_verifier in 43 characters of base64url",
    });
  }
  let scope;
  try {
    scope = parseUserScopes(query.get("scope"));
  } catch (error) {
    if (error instanceof RangeError) return back({ error: "invalid_scope", error_description: error.message });
    throw error;
  }
  if (query.get("choice") === "deny") {
    return back({ error: "access_denied", error_description: "The user denied access" });
  }
  const dealers = await listDealers(db, client);
  const dealer = dealers.find(({ dealer_id }) => String(dealer_id) === query.get("login_hint"));
  if (!dealer) return choice(client, dealers, query);
  const { workspace, client_id } = client;
  const bound = {
    redirect_uri: redirectUri,
    code_challenge: challenge,
    user_dealer_id: dealer.dealer_id,
    scope,
    family: newSecret(),
  };
  const now = readClock(client, context.machine);
  return back({ code: await issueGrant(db, { workspace, client_id, kind: "code", ...bound }, now, CODE_TTL) });
}

/** Returns the name of a parameter that appears more than once. */
function findRepeated(query: URLSearchParams): string | undefined {
  const seen = new Set<string>();
  for (const name of query.keys()) {
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return undefined;
}

function registeredUris({ redirect_uris }: KnownClient): string[] {
  const uris: string[] = JSON.parse(redirect_uris);
  return uris;
}

interface Dealer {
  readonly dealer_id: number;
  readonly company_name: string;
}

/** Lists the dealers whose users may grant access. A dealer app reaches only the dealer that has installed it. */
function listDealers(db: Database, { workspace, kind }: KnownClient): Promise<Dealer[]> {
  return db
    .selectFrom("dealers")
    .select(["dealer_id", "company_name"])
    .where("workspace", "=", workspace)
    .$if(kind === "dealer_app", (dealers) => dealers.where("dealer_id", "=", seedDealers.dealerApp))
    .orderBy("dealer_id")
    .limit(100)
    .execute();
}

/** The page on which the user of a dealer grants access. */
function choice(client: KnownClient, dealers: readonly Dealer[], query: URLSearchParams): Authorization {
  const kept = new URLSearchParams(query);
  kept.delete("login_hint");
  kept.delete("choice");
  const to = (name: string, value: string): string => `?${kept}&${new URLSearchParams({ [name]: value })}`;
  const items = dealers.map(
    ({ dealer_id, company_name }) =>
      html`<li><a href="${to("login_hint", String(dealer_id))}">${company_name}</a> (dealer ${dealer_id})</li>`,
  );
  const body = page(
    "Connect a dealer",
    html`<p>${client.name} wants to connect a dealer. Which dealer do you want to connect?</p>
      <ul>
        ${items}
      </ul>
      <p><a href="${to("choice", "deny")}">Deny access</a></p>`,
  );
  return { kind: "page", status: 200, body };
}

function refusal(message: string): Authorization {
  return { kind: "page", status: 400, body: page("Invalid request", html`<p>${message}</p>`) };
}

function page(title: string, content: ReturnType<typeof html>): ReturnType<typeof html> {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} – CHeKT sandbox</title>
        <style>
          body {
            font:
              1rem/1.5 system-ui,
              sans-serif;
            max-width: 36rem;
            margin: 10vh auto;
            padding: 0 1rem;
            color-scheme: light dark;
          }
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}
