import * as fc from "fast-check";
import { getAtPointer, isObject, type Json, type JsonObject, type Operation } from "@chekt/description";
import type { Description } from "../../description.ts";
import { toText } from "../../engine/wire/to-text.ts";
import { validCalls } from "../../generate/calls.ts";
import { throwFirst } from "../../engine/session.ts";
import { adapt, callPath, callThing, expectValues, fail } from "./act.ts";
import { deviceCommands } from "./device-commands.ts";
import { alive, listBelow, type Kind, listThings, listParents, pickFrom, type Thing } from "./model.ts";
import { siteCommands } from "./site-commands.ts";
import { Step } from "./step.ts";

/** How much more frequent creations are than other steps, so that there are things to work on. */
const CREATIONS = 3;

/** Lists the steps of which sequences are generated. */
export function listCommands(description: Description, kinds: readonly Kind[]): fc.Arbitrary<Step>[] {
  const pick = fc.nat({ max: 1000 });
  const ofKinds = kinds.flatMap((kind) => {
    const { update, remove } = kind;
    const creation = fc
      .tuple(createBodies(description, kind.create), pick)
      .map(([body, index]) => create(kind, body, index));
    return [
      ...Array.from({ length: CREATIONS }, () => creation),
      pick.map((index) => read(kind, index)),
      pick.map((index) => list(kind, index)),
      ...(update
        ? [fc.tuple(createBodies(description, update), pick).map(([body, index]) => change(kind, update, body, index))]
        : []),
      ...(remove ? [pick.map((index) => removeThing(kind, remove, index))] : []),
    ];
  });
  return [...ofKinds, ...siteCommands(pick), ...deviceCommands(description, kinds, pick)];
}

/** Generates the body of one item, also for bulk operations. */
function createBodies(description: Description, operation: Operation): fc.Arbitrary<Json> {
  return validCalls(description, operation).map(({ body }) =>
    Array.isArray(body) ? (body[0] ?? null) : (body ?? null),
  );
}

function create(kind: Kind, body: Json, index: number): Step {
  return new Step(
    `${kind.create.id} #${index}`,
    (model) => listParents(model, kind).length > 0,
    async (model, run) => {
      const parents = listParents(model, kind);
      const path = parents[index % parents.length] ?? {};
      const values = adapt(run, model, body, index);
      const isBulk = kind.create.body?.examples.some(({ value }) => Array.isArray(value)) === true;
      const sent: Json = isBulk ? [values] : values;
      const intent = { kind: "valid", statuses: [kind.create.success] } as const;
      const judged = await run.judge(kind.create, { path, query: {}, headers: {}, body: sent }, intent);
      throwFirst(judged, kind.create);
      const creator = run.description.creators.get(kind.parameter);
      const id = getAtPointer(judged.exchange.json, creator?.pointer ?? "");
      if (id === undefined || id === null) {
        // A device with an empty name is rejected as an item.
        if (isBulk && values["name"] === "") return;
        fail(run, kind.create, kind.create.pointer, `a ${kind.key}`, judged.exchange);
      }
      if (model.things.some((thing) => thing.kind === kind && thing.id === id)) {
        fail(run, kind.create, kind.create.pointer, `a new ${kind.key} instead of ${toText(id)}`, judged.exchange);
      }
      const known: JsonObject = { ...values, [kind.key]: id, ...(kind.parameter === "siteId" && { is_activated: 0 }) };
      const thing: Thing = { kind, id, path: { ...path, [kind.parameter]: id }, values: known, alive: true };
      model.things.push(thing);
      const received = isBulk ? getAtPointer(judged.exchange.json, "/results/0/res") : judged.exchange.json;
      expectValues(run, model, kind.create, thing, received, judged.exchange);
    },
  );
}

function read(kind: Kind, index: number): Step {
  return new Step(
    `${kind.read.id} #${index}`,
    (model) => listThings(model, kind).length > 0,
    async (model, run) => {
      const thing = pickFrom(listThings(model, kind), index);
      const exchange = await callThing(run, thing, kind.read.id);
      if (!thing.alive) return;
      expectValues(run, model, kind.read, thing, exchange.json, exchange);
      if (kind.parameter !== "siteId" || !isObject(exchange.json)) return;
      const bridged = listBelow(model, thing).some(({ values }) => values["device_type"] === "bridge");
      if (exchange.json["has_physical_bridge"] === bridged) return;
      fail(run, kind.read, `${kind.read.pointer}/responses/200`, `has_physical_bridge ${bridged}`, exchange);
    },
  );
}

function list(kind: Kind, index: number): Step {
  return new Step(
    `${kind.list.id} #${index}`,
    (model) => listParents(model, kind).length > 0,
    async (model, run) => {
      const parents = listParents(model, kind);
      const path = parents[index % parents.length] ?? {};
      const exchange = await callPath(run, kind.list.id, path, 200, { query: { limit: 1000 } });
      const rows = (Array.isArray(exchange.json) ? exchange.json : []).filter(isObject);
      const byId = new Map(rows.map((row) => [row[kind.key], row]));
      const isWhole = kind.parent !== "dealerId";
      for (const thing of listThings(model, kind).filter((one) => one.path[kind.parent] === path[kind.parent])) {
        const row = byId.get(thing.id);
        if ((row !== undefined) !== thing.alive) {
          const expected = thing.alive
            ? `${kind.key} ${toText(thing.id)} in the list`
            : `no deleted ${kind.key} ${toText(thing.id)}`;
          fail(run, kind.list, `${kind.list.pointer}/responses/200`, expected, exchange);
        }
        if (row) expectValues(run, model, kind.list, thing, row, exchange);
      }
      const expected = alive(model, kind.parameter).filter((one) => one.path[kind.parent] === path[kind.parent]).length;
      if (!isWhole || rows.length === expected) return;
      fail(run, kind.list, `${kind.list.pointer}/responses/200`, `${expected} rows`, exchange);
    },
  );
}

function change(kind: Kind, update: Operation, body: Json, index: number): Step {
  return new Step(
    `${update.id} #${index}`,
    (model) => listThings(model, kind).length > 0,
    async (model, run) => {
      const thing = pickFrom(listThings(model, kind), index);
      const values = adapt(run, model, body, index);
      const exchange = await callThing(run, thing, update.id, values);
      if (!thing.alive) return;
      thing.values = { ...thing.values, ...values };
      expectValues(run, model, update, thing, exchange.json, exchange);
    },
  );
}

function removeThing(kind: Kind, { id }: Operation, index: number): Step {
  return new Step(
    `${id} #${index}`,
    (model) => listThings(model, kind).length > 0,
    async (model, run) => {
      const thing = pickFrom(listThings(model, kind), index);
      const isUsed = alive(model).some(({ values, kind: other }) => other !== kind && values[kind.key] === thing.id);
      if (thing.alive && isUsed) {
        await callPath(run, id, thing.path, 400);
        return;
      }
      await callThing(run, thing, id);
      for (const child of listBelow(model, thing)) child.alive = false;
      thing.alive = false;
    },
  );
}
