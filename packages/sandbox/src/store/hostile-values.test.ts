import { hash } from "node:crypto";
import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { operations } from "../generated/operations.ts";
import { type RawRequest, type Reply, serveBothEngines } from "../testing/both-engines.ts";

vi.setConfig({ testTimeout: 180_000 });

/** A text that PostgreSQL cannot compress, which it would do before it measures an entry of an index. */
function incompressible(length: number): string {
  let text = "";
  while (text.length < length) text += hash("sha512", `${text.length}`, "base64url");
  return text.slice(0, length);
}

const texts = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "\0",
    "a\0b",
    "\ud800",
    "\udfff\ud800",
    "\ufffe\uffff",
    "\u{10ffff}".repeat(255),
    "é́".repeat(127),
    incompressible(255),
    "\u202e\u0007\u007f\n",
    "constructor",
    "__proto__",
    "toString",
    "null",
    "%00",
    "%",
    "_",
    "\\",
    "'; DROP TABLE sites; --",
    "NaN",
    "-0",
    "1e400",
    "9223372036854775808",
    "-9223372036854775809",
    "99999999999999999999",
    "0000-01-01T00:00:00Z",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:60Z",
    "+275760-09-13T00:00:00Z",
    "2024-02-30T00:00:00Z",
    "Asia/Seoul",
    "550e8400-e29b-41d4-a716-446655440000",
  ),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: "grapheme", maxLength: 30 }),
);

const numbers = fc.constantFrom(
  0,
  -0,
  1,
  2,
  -1,
  42,
  255,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 63,
  -(2 ** 63),
  1e19,
  1e300,
  -1e300,
  0.5,
  1.5,
);

const values = fc.oneof(
  { weight: 3, arbitrary: texts },
  { weight: 2, arbitrary: numbers },
  fc.constantFrom(null, true, false),
  fc.array(fc.oneof(texts, numbers), { maxLength: 3 }),
  fc.dictionary(texts, texts, { maxKeys: 2 }),
);

/** Encodes any text, even with lone surrogates, which become bytes that are no UTF-8. */
function encode(text: string): string {
  return Array.from(text)
    .map((character) => {
      if (character.isWellFormed()) return encodeURIComponent(character);
      const code = character.charCodeAt(0);
      return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)]
        .map((byte) => `%${byte.toString(16)}`)
        .join("");
    })
    .join("");
}

const site = { external_site_id: "s", name: "S", timezone: "UTC", account_number: "1", address1: "A", address2: "B" };
const station = { external_monitoring_station_id: "m", name: "M", prefix: "P", linecard: "L" };
const contact = {
  external_contact_id: "c",
  first_name: "F",
  last_name: "L",
  phone_number: "+15551234567",
  email: "a@example.com",
};
const device = {
  external_device_id: "d",
  device_type: "bridge",
  name: "D",
  zone_number: "1",
  additional_zone_numbers: "2",
  mac: "00:00:00:00:00:00",
  manufacturer: "M",
  model: "M",
  serial_number: "S",
};

/** A valid body of each operation that has one. Values in it are replaced. */
const bodies: Readonly<Record<string, object>> = {
  connectDealer: { external_dealer_id: "x", company_name: "X" },
  updateDealer: { company_name: "X" },
  createSite: { ...site, monitoring_station_id: 1 },
  updateSite: { ...site, monitoring_station_id: 1 },
  createMonitoringStation: station,
  updateMonitoringStation: station,
  createContact: contact,
  updateContact: contact,
  createDevices: [device],
  updateDevices: [{ ...device, device_id: 1 }],
  deleteDevices: { deviceIds: [1] },
  updateArmingSettings: { security_type: 1 },
  respondToAlarmVerification: { contact_id: 1, action: "dispatch", responded_at: "2024-01-01T00:00:00Z" },
};

/** Replaces properties of a body, or of the items of one, by name. */
function replace(body: unknown, changes: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(body)) return body.map((item) => replace(item, changes));
  if (typeof body !== "object" || body === null) return body;
  return { ...body, ...changes };
}

function changesOf(body: object): fc.Arbitrary<Record<string, unknown>> {
  const [first = body] = Array.isArray(body) ? (body as object[]) : [body];
  return fc.dictionary(fc.constantFrom(...Object.keys(first)), values, { minKeys: 0, maxKeys: 2 });
}

/** A path with each of its parameters either valid or hostile. */
function paths(template: string): fc.Arbitrary<string> {
  return template.split("/").reduce<fc.Arbitrary<string>>((path, segment) => {
    const next = segment.startsWith("{")
      ? fc.oneof(
          { weight: 6, arbitrary: fc.constantFrom(segment === "{dealerId}" ? "42" : "1") },
          texts.map(encode),
          numbers.map(String),
        )
      : fc.constant(segment);
    return fc.tuple(path, next).map(([start, end]) => (start === "" && end === "" ? "" : `${start}/${end}`));
  }, fc.constant(""));
}

const columns = ["name", "site_id", "created_at", "account_number", "external_site_id", "contact_id", "is_activated"];
const parameters = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...columns),
      fc.oneof(texts, numbers.map(String)),
      fc.constantFrom("eq", "neq", "lt", "lte", "gt", "gte", "regex"),
    )
    .map(([column, value, operator]) => `filter=${column},${encode(value)},${operator}`),
  fc
    .tuple(fc.constantFrom("sort", "fields", "dir", "limit", "offset"), fc.oneof(texts, numbers.map(String)))
    .map(([name, value]) => `${name}=${encode(value)}`),
  fc.constantFrom(...columns).map((column) => `sort=${column}&dir=desc`),
  fc.tuple(texts, texts).map(([name, value]) => `${encode(name)}=${encode(value)}`),
);

/** Bytes that a header may contain. */
const headerTexts = texts.map((text) => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, "?"));

const headers = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.dictionary(
    fc.constantFrom("idempotency-key", "prefer", "x-partner-trace-id", "authorization", "accept", "origin"),
    headerTexts,
    { maxKeys: 1 },
  ),
);

/** The token endpoint is in `oauthRequests`. After the others, most requests would get 403 or 404. */
const omitted: ReadonlySet<string> = new Set(["createToken", "disconnectDealer", "deleteSite"]);

const apiRequests: fc.Arbitrary<RawRequest> = fc
  .constantFrom(...operations.filter(({ id }) => !omitted.has(id)))
  .chain(({ id, method, path }) => {
    const body = bodies[id];
    return fc.record({
      method: fc.constant(method),
      path: fc
        .tuple(paths(path), method === "GET" ? fc.array(parameters, { maxLength: 2 }) : fc.constant([]))
        .map(([start, query]) => (query.length > 0 ? `${start}?${query.join("&")}` : start)),
      headers: headers.map((some) => ({
        authorization: id === "connectDealer" ? "{user}" : "{client}",
        ...(body && { "content-type": "application/json" }),
        ...some,
      })),
      body: body ? changesOf(body).map((changes) => JSON.stringify(replace(body, changes))) : fc.constant(undefined),
    });
  });

const controlBodies: Readonly<Record<string, readonly [method: string, path: string, body: object | undefined]>> = {
  reset: ["POST", "/reset", { seed: "demo" }],
  snapshot: ["PUT", "/snapshots/{snapshot}", undefined],
  restore: ["POST", "/snapshots/{snapshot}/restore", undefined],
  forget: ["DELETE", "/snapshots/{snapshot}", undefined],
  sites: ["GET", "/dealers/{dealerId}/sites", undefined],
  devices: ["GET", "/dealers/{dealerId}/sites/{siteId}/devices", undefined],
  clock: ["PATCH", "/clock", { now: "2024-01-01T00:00:00Z", advance: 1, stands: true }],
  behavior: ["PATCH", "/behavior", { rate_limit: "60/min", error_format: "flat", granted_scopes: ["read:sites"] }],
  fault: ["POST", "/faults", { operation: "*", status: 503, retry_after: 1, latency: 1, times: 1, seed: 1, every: 1 }],
  unfault: ["DELETE", "/faults/{faultId}", undefined],
  alarm: ["POST", "/alarm-verifications", { dealer_id: 42, site_id: 1, expires_in: 60 }],
  alarms: ["GET", "/alarm-verifications", undefined],
  token: ["POST", "/user-tokens", { dealer_id: 44 }],
  revoke: ["POST", "/revoke-tokens", { access_token: "x" }],
  client: ["PATCH", "/clients/{clientId}", { public_key: { kty: "RSA" }, redirect_uris: ["https://example.com"] }],
};

const controlRequests: fc.Arbitrary<RawRequest> = fc
  .constantFrom(...Object.values(controlBodies))
  .chain(([method, path, body]) =>
    fc.record({
      method: fc.constant(method),
      path: fc
        .tuple(fc.oneof({ weight: 6, arbitrary: fc.constant("{workspace}") }, texts.map(encode)), paths(path))
        .map(([workspace, rest]) => `/_sandbox/workspaces/${workspace}${rest}`),
      headers: fc.constant({ "content-type": "application/json" }),
      body: body ? changesOf(body).map((changes) => JSON.stringify(replace(body, changes))) : fc.constant(undefined),
    }),
  );

const clients = { client_id: "platform-partner", client_secret: "platform-partner-secret" };
const forms: readonly Readonly<Record<string, string>>[] = [
  { grant_type: "client_credentials", ...clients, scope: "read:sites" },
  { grant_type: "authorization_code", ...clients, code: "x", redirect_uri: "http://localhost/", code_verifier: "v" },
  { grant_type: "refresh_token", ...clients, refresh_token: "x" },
];

const query: Readonly<Record<string, string>> = {
  response_type: "code",
  client_id: "platform-partner",
  redirect_uri: "http://localhost/callback",
  login_hint: "42",
  scope: "read:sites",
  state: "s",
  code_challenge: "c",
  code_challenge_method: "S256",
  audience: "a",
};

function encodeForm(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");
}

const oauthRequests: fc.Arbitrary<RawRequest> = fc.oneof(
  fc.tuple(fc.constantFrom(...forms), fc.constantFrom("api" as const, "auth" as const)).chain(([form, server]) =>
    fc.dictionary(fc.constantFrom(...Object.keys(form), "client_assertion"), texts, { maxKeys: 2 }).map((changes) => ({
      method: "POST",
      path: "/oauth/token",
      server,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: encodeForm({ ...form, ...changes }),
    })),
  ),
  fc
    .tuple(
      fc.dictionary(fc.constantFrom(...Object.keys(query)), texts, { maxKeys: 2 }),
      fc.constantFrom("", "%00", "?a=%00", "%ed%a0%80"),
      fc.constantFrom(["/oauth/authorize", "api"] as const, ["/authorize", "auth"] as const),
    )
    .map(([changes, suffix, [path, server]]) => ({
      method: "GET",
      path: `${path}?${encodeForm({ ...query, ...changes }).replace("callback", `callback${suffix}`)}`,
      server,
    })),
);

test.each([
  { kind: "the API", requests: apiRequests, runs: 2000 },
  { kind: "the control plane", requests: controlRequests, runs: 1000 },
  { kind: "OAuth", requests: oauthRequests, runs: 600 },
])(
  "whatever a request to $kind contains, both engines respond the same, and never with 500",
  async ({ requests, runs }) => {
    const servers = await serveBothEngines();
    const respond = async (request: RawRequest): Promise<Reply[]> =>
      Promise.all(
        servers.map(({ send, clientToken, userToken }) => {
          const authorization = request.headers?.["authorization"]
            ?.replace("{client}", `Bearer ${clientToken}`)
            .replace("{user}", `Bearer ${userToken}`);
          return send({ ...request, headers: { ...request.headers, ...(authorization && { authorization }) } });
        }),
      );
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const [one, other] = await respond(request);
        expect(one?.status).toBeLessThan(500);
        expect(other).toEqual(one);
      }),
      { numRuns: runs, seed: 1 },
    );
    expect(servers.map(({ faults }) => faults)).toEqual([[], []]);
  },
);
