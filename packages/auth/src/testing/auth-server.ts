import { createPublicKey, randomUUID, verify } from "node:crypto";
import { ManualClock, type Reply } from "@chekt/testing";
import { type TokenRequest, tokenServer } from "./token-server.ts";

/** A registered client of the server for machines. */
export interface MachineClient {
  readonly clientId: string;
  /** In PEM. */
  readonly publicKey: string;
  readonly kid: string;
}

/** A registered client of the server for users. */
export interface UserClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

/**
 * Two authorization servers that behave as CHeKT's sample (github.com/chekt/chekt-service-auth0-sample) describes them: one
 * for machines, and one for users.
 */
export interface AuthServers {
  readonly clock: ManualClock;
  readonly machines: {
    readonly origin: string;
    readonly audience: string;
    readonly received: readonly TokenRequest[];
    /** Replies to the next requests instead of handling them, one each. */
    readonly next: Reply[];
  };
  readonly users: {
    readonly origin: string;
    readonly audience: string;
    readonly received: readonly TokenRequest[];
    /** The page where users sign in: returns the callback of a user who consents. */
    readonly authorize: (url: URL) => string;
  };
}

const DAY_IN_SECONDS = 86_400;
const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** Starts both servers. They stop when the test ends. */
export async function authServers(machine: MachineClient, user: UserClient): Promise<AuthServers> {
  const clock = new ManualClock();
  const next: Reply[] = [];
  const machineAudience = "https://adc-m2m.chektdev.com/";
  const machines = await tokenServer((_count, { path, headers, body }) => {
    const planned = next.shift();
    if (planned !== undefined) return planned;
    if (path !== "/oauth/token") return { status: 404, text: "Not Found" };
    const issuer = `http://${headers.host}/`;
    const problem = findProblem(body, machine, issuer, clock.now() / 1000);
    if (problem !== undefined) return refuse(401, "invalid_client", problem);
    if (body.get("audience") !== machineAudience) return refuse(403, "access_denied", "Unknown or missing audience");
    const claims = Object.fromEntries([...body].filter(([name]) => name.startsWith("https:")));
    return {
      json: {
        access_token: jwt({ aud: machineAudience, ...claims }),
        token_type: "Bearer",
        expires_in: DAY_IN_SECONDS,
      },
    };
  });

  const userAudience = "https://api.chektdev.com";
  /** The codes and refresh tokens that are not used yet. */
  const grants = new Set<string>();
  const issue = (): string => {
    const grant = randomUUID();
    grants.add(grant);
    return grant;
  };
  const users = await tokenServer((_count, { path, body }) => {
    if (path !== "/oauth/token") return { status: 404, text: "Not Found" };
    if (body.get("client_id") !== user.clientId || body.get("client_secret") !== user.clientSecret) {
      return refuse(401, "invalid_client", "Unauthorized");
    }
    const isCode = body.get("grant_type") === "authorization_code";
    if (isCode && body.get("redirect_uri") !== user.redirectUri)
      return refuse(403, "invalid_grant", "Wrong redirect_uri");
    // This server knows no PKCE, and ignores `code_verifier`.
    if (!grants.delete(body.get(isCode ? "code" : "refresh_token") ?? "")) {
      return refuse(403, "invalid_grant", "Unknown or used");
    }
    const access_token = jwt({ aud: userAudience });
    return { json: { access_token, refresh_token: issue(), token_type: "Bearer", expires_in: DAY_IN_SECONDS } };
  });

  const authorize = (url: URL): string => {
    const query = url.searchParams;
    const callback = new URL(user.redirectUri);
    const isKnown =
      url.pathname === "/authorize" &&
      query.get("client_id") === user.clientId &&
      query.get("audience") === userAudience;
    callback.searchParams.set(isKnown ? "code" : "error", isKnown ? issue() : "access_denied");
    callback.searchParams.set("state", query.get("state") ?? "");
    return callback.href;
  };

  return {
    clock,
    machines: { origin: machines.baseUrl, audience: machineAudience, received: machines.received, next },
    users: { origin: users.baseUrl, audience: userAudience, received: users.received, authorize },
  };
}

function refuse(status: number, error: string, error_description: string): Reply {
  return { status, json: { error, error_description } };
}

/** Creates an access token that looks like a JWT. Clients must not read it, so its signature is not real. */
function jwt(claims: object): string {
  const parts = [
    { alg: "RS256", typ: "JWT" },
    { jti: randomUUID(), ...claims },
  ];
  return `${parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".")}.c2lnbmF0dXJl`;
}

/** Returns why a token request of a machine is not authenticated, if it is not. */
function findProblem(
  form: URLSearchParams,
  { clientId, publicKey, kid }: MachineClient,
  issuer: string,
  now: number,
): string | undefined {
  if (form.get("grant_type") !== "client_credentials") return "Unsupported grant";
  if (form.get("client_assertion_type") !== ASSERTION_TYPE) return "Missing assertion";
  if (form.has("client_secret")) return "Unexpected secret";
  if ((form.get("client_id") ?? clientId) !== clientId) return "Wrong client_id";
  const assertion = form.get("client_assertion") ?? "";
  const [header = "", payload = "", signature = ""] = assertion.split(".");
  const signed = Buffer.from(`${header}.${payload}`);
  if (!verify("sha256", signed, createPublicKey(publicKey), Buffer.from(signature, "base64url")))
    return "Wrong signature";
  const { alg, kid: usedKid } = parse(header);
  const { iss, sub, aud, iat, exp, jti } = parse(payload);
  if (alg !== "RS256" || usedKid !== kid) return "Wrong alg or kid";
  if (iss !== clientId || sub !== clientId || typeof jti !== "string") return "Wrong iss, sub or jti";
  if (aud !== issuer) return `aud must be ${issuer}`;
  const isCurrent = Number(iat) <= now && now < Number(exp) && Number(exp) - Number(iat) === 300;
  return isCurrent ? undefined : "An assertion lives for five minutes";
}

function parse(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, "base64url").toString());
}
