import { isObject, type Json, type JsonObject, type Operation } from "@chekt/description";
import { bodyProperties } from "../../generate/body-properties.ts";
import { Failed } from "../../engine/finding.ts";
import { isUnique } from "../../engine/fixture.ts";
import type { Run } from "../../engine/run.ts";
import { throwFirst } from "../../engine/session.ts";
import type { Exchange } from "../../engine/wire/exchange.ts";
import { alive, externalIds, findDifference, type Model, readBack, type Thing } from "./model.ts";

/** Ends a sequence at a known failure: the model no longer matches the server after it. */
export class KnownFailure extends Error {
  override name = "KnownFailure";
}

/** Fails a sequence, so that fast-check shrinks it. */
export function fail(
  run: Run,
  operation: Operation,
  where: string,
  expected: string,
  exchange: Exchange,
  check = "model_conformance",
): never {
  const failure = { check, expected, where };
  if (!run.session.isNew(failure, operation)) throw new KnownFailure();
  throw new Failed(failure, exchange, operation);
}

/** Calls an operation on a thing, which must succeed while the thing exists, and get 404 afterwards. */
export async function callThing(run: Run, thing: Thing, id: string, body?: Json): Promise<Exchange> {
  const operation = run.description.operation(id);
  const status = thing.alive ? operation.success : 404;
  const check = thing.alive ? "ensure_resource_availability" : "use_after_free";
  return callPath(run, id, thing.path, status, { body, check });
}

/** Calls an operation, which must respond with a status code. */
export async function callPath(
  run: Run,
  id: string,
  path: Thing["path"],
  status: number,
  { query = {}, body, check }: { query?: Readonly<Record<string, Json>>; body?: Json | undefined; check?: string } = {},
): Promise<Exchange> {
  const operation = run.description.operation(id);
  const judged = await run.judge(operation, { path, query, headers: {}, body }, { kind: "open" });
  throwFirst(judged, operation);
  const { exchange } = judged;
  if (exchange.status !== status) {
    fail(
      run,
      operation,
      `${operation.pointer}/responses/${status}`,
      `${status}, not ${exchange.status}`,
      exchange,
      check,
    );
  }
  return exchange;
}

/** Compares a returned row with the values of a thing. */
export function expectValues(
  run: Run,
  model: Model,
  operation: Operation,
  thing: Thing,
  received: Json | undefined,
  exchange: Exchange,
): void {
  const { kind } = thing;
  const optional = bodyProperties(run.description.document, kind.create);
  const values = { ...thing.values, ...externalIds(model, thing.values) };
  const wrong = isObject(received) ? findDifference(received, { ...thing, values }, optional) : kind.key;
  if (wrong === undefined) return;
  const expected = `${wrong} ${JSON.stringify(readBack(values[wrong]))}, as it was set`;
  fail(run, operation, `${operation.pointer}/responses/${operation.success} (${wrong})`, expected, exchange);
}

/** Sets new external IDs and account numbers in a body, and an existing monitoring station if there is one. */
export function adapt(run: Run, model: Model, body: Json, index: number): JsonObject {
  const { monitoring_station_id: wanted, ...others } = isObject(body) ? body : {};
  const stations = alive(model, "monitoringStationId");
  const station = wanted === undefined ? undefined : stations[index % Math.max(stations.length, 1)];
  const named = Object.entries(others).map(([name, value]): [string, Json] => [
    name,
    isUnique(name) && typeof value === "string" && value !== "" ? run.fixture.unique(value) : value,
  ]);
  return { ...Object.fromEntries(named), ...(station && { monitoring_station_id: station.id }) };
}
