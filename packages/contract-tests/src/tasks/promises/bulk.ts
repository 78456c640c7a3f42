import * as fc from "fast-check";
import { isObject, type Json, type JsonObject } from "@chekt/description";
import { toText } from "../../engine/wire/to-text.ts";
import { Failed, type Failure } from "../../engine/finding.ts";
import type { Run } from "../../engine/run.ts";
import type { Task } from "../../engine/task.ts";

const NAME = "bulk_results";

/** The maximum number of cases. */
const MAX_CASES = 60;

/** An item of a bulk request, and whether it must succeed. */
interface Item {
  readonly sent: Json;
  readonly succeeds: boolean;
}

type Kind = "new" | "nameless" | "taken" | "unknown" | "malformed";

/** A bulk request returns one result per item, in order. */
export const bulkTasks: readonly Task[] = (["createDevices", "updateDevices", "deleteDevices"] as const).map((id) => ({
  id: `promises/${id}/bulk`,
  phase: "promises",
  title: "one result per item, in order",
  operation: id,
  checks: [NAME],
  needs: ["stateful", "writes"],
  async run(run) {
    const operation = run.description.operation(id);
    const path = { dealerId: await run.fixture.id("dealerId"), siteId: await run.fixture.id("siteId") };
    const malformed: Kind[] = run.target.capabilities.bulkItems === true ? ["malformed"] : [];
    const kinds = fc.array(fc.constantFrom<Kind>("new", "nameless", "taken", "unknown", ...malformed), {
      minLength: 1,
      maxLength: 8,
    });
    await run.property(operation, kinds, Math.min(MAX_CASES, run.settings.cases), async (wanted) => {
      const items = await makeItems[id](run, path, wanted);
      const sent = items.map((item) => item.sent);
      const property = operation.bulk?.property;
      const body: Json = property === undefined ? sent : { [property]: sent };
      const exchange = await run.call(
        operation,
        { path, query: {}, headers: {}, body },
        { kind: "valid", statuses: [operation.success] },
      );
      const mismatch = exchange.status === operation.success ? findMismatch(exchange.json, items) : undefined;
      if (!mismatch) return;
      const failure: Failure = {
        check: NAME,
        where: `${operation.pointer}/responses/${operation.success}`,
        ...mismatch,
      };
      if (run.session.isNew(failure, operation)) throw new Failed(failure, exchange);
    });
  },
}));

type Path = Readonly<Record<string, Json>>;

const makeItems: Readonly<
  Record<
    "createDevices" | "updateDevices" | "deleteDevices",
    (run: Run, path: Path, kinds: readonly Kind[]) => Promise<Item[]>
  >
> = {
  async createDevices(run, _path, kinds) {
    const device = (): JsonObject => ({
      external_device_id: run.fixture.unique("bulk"),
      device_type: "camera",
      zone_number: "1",
    });
    const first = device();
    return kinds.map((kind, index): Item => {
      if (index === 0) return { sent: first, succeeds: true };
      if (kind === "nameless") return { sent: { ...device(), name: "" }, succeeds: false };
      if (kind === "malformed") return { sent: { ...device(), zone_number: 7 }, succeeds: false };
      if (kind === "taken")
        return { sent: { ...device(), external_device_id: first["external_device_id"] ?? null }, succeeds: false };
      return { sent: { ...device(), name: kind }, succeeds: true };
    });
  },
  async updateDevices(run, path, kinds) {
    const ids = await newDevices(run, path, kinds.length);
    return kinds.map((kind, index): Item => {
      const device_id = ids[index] ?? 0;
      if (kind === "unknown")
        return { sent: { device_id: Number.MAX_SAFE_INTEGER - index, name: "?" }, succeeds: false };
      if (kind === "nameless") return { sent: { device_id, name: "" }, succeeds: false };
      if (kind === "malformed") return { sent: { device_id, zone_number: 7 }, succeeds: false };
      return { sent: { device_id, zone_number: String(index) }, succeeds: true };
    });
  },
  async deleteDevices(run, path, kinds) {
    const ids = await newDevices(run, path, kinds.length);
    return kinds.map((kind, index): Item => {
      if (kind === "unknown") return { sent: Number.MAX_SAFE_INTEGER - index, succeeds: false };
      if (kind === "malformed") return { sent: "seven", succeeds: false };
      return { sent: ids[index] ?? 0, succeeds: true };
    });
  },
};

async function newDevices(run: Run, path: Path, count: number): Promise<Json[]> {
  const body = Array.from({ length: count }, () => ({
    external_device_id: run.fixture.unique("bulk"),
    device_type: "camera",
    zone_number: "1",
  }));
  const { json } = await run.succeed("createDevices", { path, body });
  return readResults(json).map((result) => (isObject(result["res"]) ? (result["res"]["device_id"] ?? 0) : 0));
}

function readResults(json: Json | undefined): JsonObject[] {
  const results = isObject(json) ? json["results"] : undefined;
  return Array.isArray(results) ? results.filter(isObject) : [];
}

/** Finds the first mismatch between the results of a bulk request and its items. */
function findMismatch(json: Json | undefined, items: readonly Item[]): Pick<Failure, "expected" | "got"> | undefined {
  const results = readResults(json);
  if (results.length !== items.length) return { expected: `${items.length} results`, got: String(results.length) };
  for (const [index, { sent, succeeds }] of items.entries()) {
    const { req, is_successful, res } = results[index] ?? {};
    if (!same(req, sent)) return { expected: `result ${index} for ${JSON.stringify(sent)}`, got: JSON.stringify(req) };
    if (is_successful !== succeeds)
      return { expected: `is_successful ${succeeds} for ${JSON.stringify(sent)}`, got: toText(is_successful) };
    const returned = isObject(res) ? res : {};
    const requested = isObject(sent) ? sent : { device_id: sent };
    const wrong = succeeds ? Object.keys(requested).find((name) => !same(returned[name], requested[name])) : undefined;
    if (wrong !== undefined)
      return { expected: `${wrong} ${JSON.stringify(requested[wrong])}`, got: JSON.stringify(returned[wrong]) };
  }
  const { success_count, failure_count } = isObject(json) ? json : {};
  const successes = items.filter(({ succeeds }) => succeeds).length;
  if (success_count === successes && failure_count === items.length - successes) return undefined;
  return {
    expected: `success_count ${successes} of ${items.length}`,
    got: `${toText(success_count)} and ${toText(failure_count)}`,
  };
}

function same(one: Json | undefined, other: Json | undefined): boolean {
  if (!isObject(one) || !isObject(other)) return JSON.stringify(one) === JSON.stringify(other);
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => same(one[name], other[name]));
}
