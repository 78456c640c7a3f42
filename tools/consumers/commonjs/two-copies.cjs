// An app that loads both copies of the packages, and passes what one copy creates to the other.
const assert = require("node:assert/strict");

const names = {
  auth: "@chekt/partner-auth",
  client: "@chekt/partner-client",
  contract: "@chekt/partner-contract-tests",
  otel: "@chekt/partner-client/otel",
  query: "@chekt/partner-query",
  sandbox: "@chekt/partner-sandbox",
};

/** @typedef {Record<keyof typeof names, any>} Copy */

/** @param {(name: string) => unknown} load @returns {Promise<Copy>} */
async function loadAll(load) {
  const loaded = Object.entries(names).map(async ([key, name]) => [key, await load(name)]);
  return Object.fromEntries(await Promise.all(loaded));
}

/** @param {() => unknown} work @returns {Promise<any>} */
async function fail(work) {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error(`Nothing was thrown by ${String(work)}.`);
}

/** Uses what `one` creates with `other`. @param {Copy} one @param {Copy} other */
async function mix(one, other) {
  assert.notEqual(one.client.NotFoundError, other.client.NotFoundError, "the copies are the same");
  const sandbox = await one.sandbox.startSandbox();
  const { clientId, clientSecret } = sandbox.credentials.platformPartner;
  const clock = one.auth.testClock({ now: Date.now() });
  const tokenSource = one.auth.clientCredentials({ baseUrl: sandbox.url, clientId, clientSecret });
  /** @type {string[]} */
  const spans = [];
  const span = { setAttribute: () => span, setStatus: () => span, end: () => {}, spanContext: () => ({}) };
  const tracer = { startSpan: (/** @type {string} */ name) => spans.push(name) && span };
  const hooks = one.otel.tracing({ tracer });
  const chekt = other.client.createPartnerClient({ baseUrl: sandbox.url, tokenSource, hooks, clock });
  const dealer = chekt.at({ dealerId: sandbox.dealers.connected[0] });

  const filter = one.query.encodeFilter("name", "a,b", "eq");
  assert.deepEqual(other.query.decodeFilter(filter), { column: "name", value: "a,b", operator: "eq" });
  assert.ok(Array.isArray(await dealer.sites.list({ fields: ["name"], filter: { name: "a,b" } })));

  const missing = await fail(() => dealer.sites.get({ siteId: 999_999 }));
  assert.ok(!(missing instanceof one.client.NotFoundError));
  for (const guard of ["NotFoundError", "StatusError", "PartnerApiError"])
    assert.ok(one.client[guard].is(missing), guard);
  assert.ok(!one.client.ConflictError.is(missing));
  assert.deepEqual(spans.slice(-1), ["GET /partner/v1/dealers/{dealerId}/sites/{siteId}"]);

  const invalid = await fail(() => dealer.sites.list({ filter: { unknown: 1 } }));
  assert.ok(one.query.QueryError.is(invalid) && one.client.QueryError.is(invalid));

  const refused = await fail(() =>
    one.auth.clientCredentials({ baseUrl: sandbox.url, clientId, clientSecret: "x" }).get(),
  );
  assert.ok(other.auth.TokenRefusedError.is(refused) && other.auth.AuthError.is(refused));

  const { privateKey: key } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
  const signed = other.auth.clientCredentials({ baseUrl: sandbox.url, clientId, privateKey: one.auth.privateKey(key) });
  assert.ok(one.auth.TokenRefusedError.is(await fail(() => signed.get())));

  const target = await one.contract.startSandboxTarget();
  const { findings } = await other.contract.judge(target, { seed: 1, cases: 2, operations: ["getSite"] });
  assert.deepEqual(findings, []);
  await Promise.all([target.stop(), sandbox.close()]);
}

async function main() {
  const required = await loadAll(require);
  const imported = await loadAll((name) => import(name));
  await mix(required, imported);
  await mix(imported, required);
  process.stdout.write("Both directions work.\n");
}

void main();
