import * as fc from "fast-check";
import { getAtPointer, isObject, type Json, type JsonObject, type Operation } from "@chekt/description";
import type { Description } from "../../description.ts";
import { toText } from "../../engine/wire/to-text.ts";
import { validCalls } from "../../generate/calls.ts";
import { throwFirst } from "../../engine/session.ts";
import { adapt, callPath, callThing, expectShown, fail } from "./act.ts";
import { deviceCommands } from "./device-commands.ts";
import { alive, below, type Kind, ofKind, listParents, pickFrom, type Thing } from "./model.ts";
import { siteCommands } from "./site-commands.ts";
import { Step } from "./step.ts";

/** How much more often things are made than each other step is taken: without them there is nothing to do. */
const CREATIONS = 3;

/** The steps of which sequences are made. */
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
      ...(remove ? [pick.map((index) => take(kind, remove, index))] : []),
    ];
  });
  return [...ofKinds, ...siteCommands(pick), ...deviceCommands(description, kinds, pick)];
}

/** What is sent for one thing, also where many are sent at once. */
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
      const given = adapt(run, model, body, index);
      const isBulk = kind.create.body?.examples.some(({ value }) => Array.isArray(value)) === true;
      const sent: Json = isBulk ? [given] : given;
      const intent = { kind: "valid", statuses: [kind.create.success] } as const;
      const judged = await run.judge(kind.create, { path, query: {}, headers: {}, body: sent }, intent);
      throwFirst(judged, kind.create);
      const creator = run.description.creators.get(kind.parameter);
      const id = getAtPointer(judged.exchange.json, creator?.pointer ?? "");
      if (id === undefined || id === null) {
        // A device without a name, rather than with none, is refused alone.
        if (isBulk && given["name"] === "") return;
        fail(run, kind.create, kind.create.pointer, `a ${kind.key}`, judged.exchange);
      }
      if (model.things.some((thing) => thing.kind === kind && thing.id === id)) {
        fail(run, kind.create, kind.create.pointer, `a new ${kind.key}, not ${toText(id)} again`, judged.exchange);
      }
      const values: JsonObject = { ...given, [kind.key]: id, ...(kind.parameter === "siteId" && { is_activated: 0 }) };
      const thing: Thing = { kind, id, path: { ...path, [kind.parameter]: id }, values, alive: true };
      model.things.push(thing);
      const shown = isBulk ? getAtPointer(judged.exchange.json, "/results/0/res") : judged.exchange.json;
      expectShown(run, model, kind.create, thing, shown, judged.exchange);
    },
  );
}

function read(kind: Kind, index: number): Step {
  return new Step(
    `${kind.read.id} #${index}`,
    (model) => ofKind(model, kind).length > 0,
    async (model, run) => {
      const thing = pickFrom(ofKind(model, kind), index);
      const exchange = await callThing(run, thing, kind.read.id);
      if (!thing.alive) return;
      expectShown(run, model, kind.read, thing, exchange.json, exchange);
      if (kind.parameter !== "siteId" || !isObject(exchange.json)) return;
      const bridged = below(model, thing).some(({ values }) => values["device_type"] === "bridge");
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
      for (const thing of ofKind(model, kind).filter((one) => one.path[kind.parent] === path[kind.parent])) {
        const row = byId.get(thing.id);
        if ((row !== undefined) !== thing.alive) {
          const expected = thing.alive
            ? `${kind.key} ${toText(thing.id)} in the list`
            : `no ${kind.key} ${toText(thing.id)}, which was deleted`;
          fail(run, kind.list, `${kind.list.pointer}/responses/200`, expected, exchange);
        }
        if (row) expectShown(run, model, kind.list, thing, row, exchange);
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
    (model) => ofKind(model, kind).length > 0,
    async (model, run) => {
      const thing = pickFrom(ofKind(model, kind), index);
      const given = adapt(run, model, body, index);
      const exchange = await callThing(run, thing, update.id, given);
      if (!thing.alive) return;
      thing.values = { ...thing.values, ...given };
      expectShown(run, model, update, thing, exchange.json, exchange);
    },
  );
}

function take(kind: Kind, { id }: Operation, index: number): Step {
  return new Step(
    `${id} #${index}`,
    (model) => ofKind(model, kind).length > 0,
    async (model, run) => {
      const thing = pickFrom(ofKind(model, kind), index);
      const isUsed = alive(model).some(({ values, kind: other }) => other !== kind && values[kind.key] === thing.id);
      if (thing.alive && isUsed) {
        await callPath(run, id, thing.path, 400);
        return;
      }
      await callThing(run, thing, id);
      for (const gone of below(model, thing)) gone.alive = false;
      thing.alive = false;
    },
  );
}
