import { isEqual, isObject, type Json, type Operation } from "@chekt/description";
import { IDEMPOTENCY_KEY } from "../../checks/idempotency-conflict.ts";
import { Blocked } from "../../engine/finding.ts";
import { readError } from "../../engine/read-error.ts";
import type { Run } from "../../engine/run.ts";
import type { Task } from "../../engine/task.ts";
import type { Exchange } from "../../engine/wire/exchange.ts";
import { toText } from "../../engine/wire/to-text.ts";

const NAME = "idempotency_key";

/** developers.chektdev.com/docs/idempotency: a response is kept for 24 hours. This is shortly before, in milliseconds. */
const ALMOST_A_DAY = 23 * 60 * 60_000;

type Path = Readonly<Record<string, Json>>;

/** An `Idempotency-Key` makes a request safe to repeat. Where a server declares that it honors keys, these rules apply. */
export const idempotencyTask: Task = {
  id: "promises/idempotency",
  phase: "promises",
  title: "requests with an Idempotency-Key",
  operation: undefined,
  checks: [NAME],
  needs: ["idempotency", "stateful", "writes"],
  async run(run) {
    const path = { dealerId: await run.fixture.id("dealerId") };
    const create = run.description.operation("createMonitoringStation");
    const key = run.fixture.unique("key");
    const body = { external_monitoring_station_id: run.fixture.unique("keyed"), name: "Keyed" };
    const first = await succeedWithKey(run, create, path, key, body);
    await expectSame(run, create, first, await callWithKey(run, create, path, key, body), "a repeated request");
    await expectRows(run, path, body.external_monitoring_station_id, 1);

    const other = { ...body, external_monitoring_station_id: run.fixture.unique("other") };
    expectConflict(run, create, await callWithKey(run, create, path, key, other));
    await expectRows(run, path, other.external_monitoring_station_id, 0);

    await expectOtherEndpoint(run, path, key);
    await expectOneToggle(run, path);

    const { clock } = run.target.capabilities;
    if (clock !== true) {
      run.notTried.add(clock);
      return;
    }
    await run.advanceClock(ALMOST_A_DAY);
    const late = await callWithKey(run, create, path, key, body);
    await expectSame(run, create, first, late, "a request that is repeated after 23 hours");
  },
};

/** A key of another endpoint is another key. */
async function expectOtherEndpoint(run: Run, path: Path, key: string): Promise<void> {
  const operation = run.description.operation("createSite");
  const body = { external_site_id: run.fixture.unique("keyed"), name: "Keyed", timezone: "UTC" };
  const exchange = await callWithKey(run, operation, path, key, body);
  if (exchange.status === operation.success) return;
  report(run, operation, exchange, `${operation.success} for a key that was used at another endpoint`);
}

/** Each key toggles a site once. Unlike a second create, a second toggle without a key would succeed. */
async function expectOneToggle(run: Run, path: Path): Promise<void> {
  const operation = run.description.operation("toggleSiteActivation");
  const site = { ...path, siteId: await run.fixture.id("siteId") };
  for (const key of [run.fixture.unique("toggle"), run.fixture.unique("toggle")]) {
    const first = await succeedWithKey(run, operation, site, key);
    await expectSame(run, operation, first, await callWithKey(run, operation, site, key), "a repeated request");
    const { json } = await run.succeed("getSite", { path: site });
    const [expected, got] = [first.json, json].map((row) => toText(isObject(row) ? row["is_activated"] : undefined));
    if (got === expected) continue;
    report(run, operation, undefined, `is_activated ${expected} after a repeated toggle`, `is_activated ${got}`);
  }
}

async function callWithKey(run: Run, operation: Operation, path: Path, key: string, body?: Json): Promise<Exchange> {
  const call = { path, query: {}, headers: { [IDEMPOTENCY_KEY]: key }, body };
  return run.call(operation, call, { kind: "open" });
}

/** @throws Blocked if the request fails. */
async function succeedWithKey(run: Run, operation: Operation, path: Path, key: string, body?: Json): Promise<Exchange> {
  const exchange = await callWithKey(run, operation, path, key, body);
  if (exchange.status === operation.success) return exchange;
  report(run, operation, exchange, `${operation.success} for a new key`);
  throw new Blocked(`${operation.id} returned ${exchange.status} to a request with a new key`);
}

async function expectSame(
  run: Run,
  operation: Operation,
  first: Exchange,
  second: Exchange,
  what: string,
): Promise<void> {
  if (second.status === first.status && isEqual(second.json ?? null, first.json ?? null)) return;
  report(run, operation, second, `the response of the first request, ${first.status} ${first.text}, for ${what}`);
}

function expectConflict(run: Run, operation: Operation, exchange: Exchange): void {
  const hasError = readError(exchange.json) !== undefined;
  if (exchange.status === 409 && hasError) return;
  const got = exchange.status === 409 ? "409 without an error body" : String(exchange.status);
  report(run, operation, exchange, "409 with an error body for a key that was used with another body", got);
}

async function expectRows(run: Run, path: Path, externalId: string, count: number): Promise<void> {
  const filter = `external_monitoring_station_id,${externalId},eq`;
  const exchange = await run.succeed("listMonitoringStations", { path, query: { filter: [filter] } });
  const got = Array.isArray(exchange.json) ? exchange.json.length : 0;
  if (got === count) return;
  const operation = run.description.operation("createMonitoringStation");
  report(run, operation, exchange, `${count === 1 ? "one row" : "no row"} of the requests with the key`, `${got} rows`);
}

function report(run: Run, operation: Operation, exchange: Exchange | undefined, expected: string, got?: string): void {
  const where = `${operation.pointer} (https://developers.chektdev.com/docs/idempotency: ${expected})`;
  const received = got ?? (exchange && String(exchange.status));
  run.report({ check: NAME, expected, where, ...(received !== undefined && { got: received }) }, operation, exchange);
}
