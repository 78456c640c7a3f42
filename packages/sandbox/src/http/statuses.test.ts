import { generateKeyPairSync } from "node:crypto";
import { SignJWT } from "jose";
import { expect, test, vi } from "vitest";
import { type EngineServer, type RawRequest, serveBothEngines } from "../testing/both-engines.ts";

vi.setConfig({ testTimeout: 60_000 });

const DEALER = "/partner/v1/dealers/42";
const CONTROL = "/_sandbox/workspaces/{workspace}";
const JSON_TYPE = { "content-type": "application/json" };
const FORM_TYPE = { "content-type": "application/x-www-form-urlencoded" };
const CLIENT = "client_id=platform-partner&client_secret=platform-partner-secret";

/** JSON that is too deep for recursion, with an escape. */
const deep = (inner: string): string => `${'{"a":['.repeat(20_000)}${inner}${"]}".repeat(20_000)}`;

type Case = readonly [name: string, request: Partial<RawRequest> & { readonly path: string }, status: number];

const prefer = (value: string, path = DEALER): Case[1] => ({ path, headers: { prefer: value } });
const post = (path: string, body: string | Buffer, headers: Record<string, string> = JSON_TYPE): Case[1] => ({
  method: "POST",
  path,
  headers,
  body,
});
const authorize = (redirect: string, rest = "", path = "/oauth/authorize"): string =>
  `${path}?response_type=code&client_id=platform-partner&login_hint=42&redirect_uri=${redirect}${rest}`;

const cases: readonly Case[] = [
  ...["code=constructor", "code=__proto__", "code=toString", "code=200, example=__proto__", "example=constructor"].map(
    (value): Case => [`Prefer: ${value}`, prefer(value), 404],
  ),
  ["Prefer: code=", prefer("code="), 404],
  ["Prefer of the token endpoint", { ...post("/oauth/token", "", { prefer: "code=__proto__" }) }, 404],
  ["a deep body", post(`${DEALER}/sites`, deep(String.raw`"\u0041"`)), 400],
  ["deep items", post(`${DEALER}/sites/1/devices`, `[${deep(String.raw`"\u0000"`)}]`), 201],
  ["a deep body of the control plane", post(`${CONTROL}/faults`, deep(String.raw`"\ud800"`)), 400],
  [
    "a deep public key",
    {
      ...post(
        `${CONTROL}/clients/{workspace}-platform-partner`,
        `{"public_key":{"kty":"RSA","x":${deep(String.raw`"\u0041"`)}}}`,
      ),
      method: "PATCH",
    },
    400,
  ],
  ["%00 in a redirect URI", { path: authorize("http://localhost/%00") }, 400],
  [
    "%00 in a code challenge",
    { path: authorize("http://localhost/", "&code_challenge=%00&code_challenge_method=S256") },
    302,
  ],
  ["%00 in a client ID", { path: "/oauth/authorize?client_id=platform%00-partner" }, 400],
  [
    "%00 in a redirect URI of the auth server",
    { path: authorize("http://localhost/%00", "", "/authorize"), server: "auth" },
    400,
  ],
  [
    "%00 in the form",
    post("/oauth/token", "grant_type=client_credentials&client_id=%00&client_secret=%00", FORM_TYPE),
    401,
  ],
  [
    "%00 in a code",
    post("/oauth/token", `grant_type=authorization_code&code=%00&redirect_uri=%00&${CLIENT}`, FORM_TYPE),
    400,
  ],
  ["%00 in a path", { path: `${DEALER}/sites/%00` }, 400],
  ["%00 in a filter", { path: `${DEALER}/sites?filter=name,%00,eq` }, 400],
  ["%00 in a workspace", { path: "/_sandbox/workspaces/%00/clock" }, 400],
  ["%00 in a snapshot", { method: "PUT", path: `${CONTROL}/snapshots/%00` }, 400],
  [
    "%00 in a client of the control plane",
    { method: "PATCH", path: `${CONTROL}/clients/%00`, headers: JSON_TYPE, body: '{"redirect_uris":[]}' },
    400,
  ],
  ["a path that is not UTF-8", { path: `${DEALER}/sites/%ff` }, 400],
  ["a body that is not UTF-8", post(`${DEALER}/sites`, Buffer.from([0x22, 0xff, 0x22])), 400],
  ["bytes in a header", { path: DEALER, headers: { "x-partner-trace-id": "\u00ff" } }, 400],
  [
    "bytes in an idempotency key",
    {
      ...post(`${DEALER}/sites/1/devices/bulk-delete`, '{"deviceIds":[1]}', {
        ...JSON_TYPE,
        "idempotency-key": "\u00ff",
      }),
    },
    400,
  ],
  ["an ID beyond 64 bits", { path: `${DEALER}/sites/9999999999999999999` }, 404],
  ["an ID beyond 53 bits", { path: `${DEALER}/sites/9007199254740993` }, 404],
  ["an offset beyond 64 bits", { path: `${DEALER}/sites?offset=9999999999999999999` }, 200],
  ["a filter beyond 64 bits", { path: `${DEALER}/sites?filter=site_id,99999999999999999999999,lt` }, 200],
  [
    "a number beyond all integers",
    post(`${DEALER}/sites`, '{"external_site_id":"n","name":"N","timezone":"UTC","monitoring_station_id":1e300}'),
    400,
  ],
  [
    "a dealer of the control plane beyond 64 bits",
    post(`${CONTROL}/alarm-verifications`, '{"dealer_id":1e300,"site_id":1e300}'),
    400,
  ],
  [
    "the last moment of a Date",
    { ...post(`${CONTROL}/clock`, '{"now":"9999-12-31T23:59:59Z"}'), method: "PATCH" },
    400,
  ],
  ["TRACE of an operation", { method: "TRACE", path: DEALER }, 405],
  ["TRACE of the token endpoint", { method: "TRACE", path: "/oauth/token" }, 405],
  ["TRACE of an unknown path", { method: "TRACE", path: "/" }, 404],
  ["TRACE of the control plane", { method: "TRACE", path: CONTROL }, 405],
  ["TRACE of the auth server", { method: "TRACE", path: "/oauth/token", server: "auth" }, 404],
  ["PROPFIND of an operation", { method: "PROPFIND", path: DEALER }, 405],
  ["QUERY of an operation", { method: "QUERY", path: DEALER }, 405],
  ["HEAD of an operation", { method: "HEAD", path: DEALER }, 200],
];

const authorizationOf = ({ clientToken }: EngineServer): string => `Bearer ${clientToken}`;

test("unusual requests get the right status on both engines", async () => {
  const servers = await serveBothEngines();
  const found = [];
  for (const [name, { headers, ...request }] of cases) {
    const replies = await Promise.all(
      servers.map((server) =>
        server.send({ method: "GET", ...request, headers: { authorization: authorizationOf(server), ...headers } }),
      ),
    );
    found.push([name, ...replies.map(({ status }) => status)]);
  }
  expect(found).toEqual(cases.map(([name, , status]) => [name, status, status]));
  expect(servers.map(({ faults }) => faults)).toEqual([[], []]);
});

test("CONNECT closes the connection, and the server continues", async () => {
  for (const server of await serveBothEngines()) {
    expect(await server.send({ method: "CONNECT", path: "example.com:443" })).toMatchObject({ status: undefined });
    expect(await server.send({ method: "GET", path: "/readyz" })).toMatchObject({ status: 200 });
  }
});

test("a public key that cannot be used is refused, and an assertion for one that is stored gets 401", async () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
  const short = publicKey.export({ format: "jwk" });
  for (const server of await serveBothEngines()) {
    const register = async (key: object): Promise<number | undefined> => {
      const path = "/_sandbox/workspaces/default/clients/platform-partner";
      const body = JSON.stringify({ public_key: key });
      return (await server.send({ method: "PATCH", path, headers: JSON_TYPE, body })).status;
    };
    expect(await register({ kty: "RSA" })).toBe(400);
    expect(await register({ kty: "RSA", n: "!", e: {} })).toBe(400);
    expect(await register({ kty: "EC", crv: "P-256", x: "AA", y: "AA" })).toBe(400);
    expect(await register({ kty: "OKP", crv: "constructor", x: "AA" })).toBe(400);
    expect(await register({ ...short, kid: 1 })).toBe(400);
    expect(await register({ ...short, kid: "short" })).toBe(204);
    for (const stored of [undefined, { kty: "RSA" }, { kty: "RSA", kid: "short", n: "!", e: "!" }, { kty: "no" }]) {
      if (stored) await server.storeKey(JSON.stringify(stored));
      for (const [name, kind] of [
        ["auth", "/oauth/token"],
        ["api", "/oauth/token"],
      ] as const) {
        const assertion = await new SignJWT({ jti: "one" })
          .setProtectedHeader({ alg: "RS256", kid: "short" })
          .setIssuer("platform-partner")
          .setSubject("platform-partner")
          .setAudience("any")
          .setIssuedAt()
          .setExpirationTime("1 minute")
          .sign(privateKey)
          .catch(() => unsigned("short"));
        const body = new URLSearchParams({
          grant_type: "client_credentials",
          client_id: "platform-partner",
          client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
          client_assertion: assertion,
          audience: "any",
        }).toString();
        expect(await server.send({ method: "POST", path: kind, headers: FORM_TYPE, body, server: name })).toMatchObject(
          {
            status: 401,
          },
        );
      }
    }
    expect(server.faults).toEqual([]);
  }
});

/** An assertion with an invalid signature, because jose does not sign with short keys. */
function unsigned(kid: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: "platform-partner", sub: "platform-partner", aud: "any", jti: "one", iat: now, exp: now + 60 };
  return (
    [{ alg: "RS256", kid }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".") +
    ".AAAA"
  );
}
