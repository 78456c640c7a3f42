import { isObject, type Json, type JsonObject, type Operation } from "@chekt/description";
import { bodyProperties } from "../../generate/body-properties.ts";
import { Failed } from "../../engine/finding.ts";
import type { Run } from "../../engine/run.ts";
import { throwFirst } from "../../engine/session.ts";
import type { Exchange } from "../../engine/wire/exchange.ts";
import { alive, type Model, shownThrough, type Thing, unlike } from "./model.ts";

/** Ends a sequence that meets what was found before: what comes after it would be judged wrongly. */
export class Known extends Error {
  override name = "Known";
}

/** Ends a sequence with a failure, for a smaller one to be looked for. */
export function fail(
  run: Run,
  operation: Operation,
  where: string,
  expected: string,
  exchange: Exchange,
  check = "model_conformance",
): never {
  const failure = { check, expected, where };
  if (!run.session.isNews(failure, operation)) throw new Known();
  throw new Failed(failure, exchange, operation);
}

/** Calls an operation for a thing: it succeeds as long as the thing is there, and is 404 afterwards. */
export async function callThing(run: Run, thing: Thing, id: string, body?: Json): Promise<Exchange> {
  const operation = run.description.operation(id);
  const status = thing.alive ? operation.success : 404;
  const check = thing.alive ? "ensure_resource_availability" : "use_after_free";
  return callPath(run, id, thing.path, status, { body, check });
}

/** Calls an operation, which has to answer with a status. */
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

/** Holds an answer about a thing against what the thing was given. */
export function expectShown(
  run: Run,
  model: Model,
  operation: Operation,
  thing: Thing,
  shown: Json | undefined,
  exchange: Exchange,
): void {
  const { kind } = thing;
  const optional = bodyProperties(run.description.document, kind.create);
  const values = { ...thing.values, ...shownThrough(model, thing.values) };
  const wrong = isObject(shown) ? unlike(shown, { ...thing, values }, optional) : kind.key;
  if (wrong === undefined) return;
  const expected = `${wrong} ${JSON.stringify(values[wrong] ?? null)}, as it was given`;
  fail(run, operation, `${operation.pointer}/responses/${operation.success} (${wrong})`, expected, exchange);
}

/** Gives a body external ids that are new, and a station that is there or none. */
export function adapt(run: Run, model: Model, body: Json, index: number): JsonObject {
  const { monitoring_station_id: wanted, ...others } = isObject(body) ? body : {};
  const stations = alive(model, "monitoringStationId");
  const station = wanted === undefined ? undefined : stations[index % Math.max(stations.length, 1)];
  const named = Object.entries(others).map(([name, value]): [string, Json] => [
    name,
    name.startsWith("external_") && typeof value === "string" ? run.fixture.unique(value) : value,
  ]);
  return { ...Object.fromEntries(named), ...(station && { monitoring_station_id: station.id }) };
}
