// A partner's test on Jest: the sandbox in the process of the test, called with the client.
import { clientCredentials, privateKey } from "@chekt/partner-auth";
import { BadRequestError, createPartnerClient, NetworkError, NotFoundError } from "@chekt/partner-client";
import { tracing } from "@chekt/partner-client/otel";
import { judge, startSandboxTarget } from "@chekt/partner-contract-tests";
import { decodeFilter, encodeFilter, encodeQuery, QueryError } from "@chekt/partner-query";
import { type Sandbox, startSandbox } from "@chekt/partner-sandbox";
import description from "@chekt/partner-spec/openapi.json";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

function connect() {
  const { clientId, clientSecret } = sandbox.credentials.platformPartner;
  const tokenSource = clientCredentials({ baseUrl: sandbox.url, clientId, clientSecret });
  const chekt = createPartnerClient({ baseUrl: sandbox.url, tokenSource, hooks: tracing(), random: () => 0 });
  const [dealerId = 0] = sandbox.dealers.connected;
  return chekt.at({ dealerId });
}

const site = { external_site_id: "store-17", name: "Harbour Street", timezone: "Europe/London" };

test("creates a site and finds it by a regular expression", async () => {
  const dealer = connect();
  await dealer.sites.create(site);
  const found = await dealer.sites.list({ fields: ["name"], filter: { name: { regex: "^Harbour" } } });
  expect(found).toEqual([{ name: "Harbour Street" }]);
});

test("recognizes errors of the API", async () => {
  const dealer = connect();
  const missing = await dealer.sites.get({ siteId: 999_999 }).catch((error: unknown) => error);
  expect(NotFoundError.is(missing)).toBe(true);
  expect(missing).toBeInstanceOf(NotFoundError);
  // SQLite, whose errors belong to Node and not to the test's global object, rejects the row.
  const duplicate = await dealer.sites.create({ ...site, name: "Twice" }).catch((error: unknown) => error);
  expect(duplicate).toBeInstanceOf(BadRequestError);
});

test("retries a connection that was refused", async () => {
  const closed = await startSandbox();
  await closed.close();
  const tokenSource = { get: () => Promise.resolve("a-token"), invalidate: () => {} };
  const chekt = createPartnerClient({ baseUrl: closed.url, tokenSource, random: () => 0 });
  const refused = await chekt.sites.create({ dealerId: 42 }, site).catch((error: unknown) => error);
  expect(NetworkError.is(refused) && refused.attempts).toBe(3);
});

test("explains why an assertion is refused", async () => {
  const { privateKey: key } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
  const { clientId } = sandbox.credentials.platformPartner;
  const signed = clientCredentials({ baseUrl: sandbox.url, clientId, privateKey: privateKey(key), retries: 0 });
  await expect(signed.get()).rejects.toThrow("invalid_client");
});

test("serves the page of the sandbox", async () => {
  expect((await fetch(`${sandbox.url}/_sandbox/page.js`)).status).toBe(200);
});

test("encodes filters and refuses invalid ones", () => {
  expect(decodeFilter(encodeFilter("name", "a,b", "eq"))).toEqual({ column: "name", value: "a,b", operator: "eq" });
  expect(() => decodeFilter("name")).toThrow(QueryError);
  const table = { table: "sites", key: "site_id", columns: { created_at: { type: "timestamp" } } } as const;
  // A copy belongs to Node, and not to the test's global object.
  const date = structuredClone(new Date(0));
  expect(encodeQuery(table, { filter: { created_at: date } })).toContain("1970-01-01");
});

test("runs the contract tests", async () => {
  const target = await startSandboxTarget();
  const { findings } = await judge(target, { seed: 1, cases: 2, operations: ["getSite"] });
  expect(findings).toEqual([]);
  await target.stop();
});

test("reads the description", () => {
  expect(description.openapi).toMatch(/^3\.1\./);
});
