import type { Json, JsonObject, Operation } from "@chekt/description";
import type { Description } from "../../description.ts";

/** A kind of thing, and its operations. */
export interface Kind {
  /** The path parameter with its ID. */
  readonly parameter: string;
  readonly key: string;
  readonly create: Operation;
  readonly read: Operation;
  readonly list: Operation;
  readonly update: Operation | undefined;
  readonly remove: Operation | undefined;
  /** The path parameter of its parent. */
  readonly parent: string;
}

/** The expected state of a created thing. */
export interface Thing {
  readonly kind: Kind;
  readonly id: Json;
  /** The IDs in its path, including its own. */
  readonly path: Readonly<Record<string, Json>>;
  /** The values that it was created and updated with. */
  values: JsonObject;
  alive: boolean;
}

/** The expected state of the server. */
export interface Model {
  readonly dealerId: number;
  readonly things: Thing[];
}

/** Derives the kinds of things from links and paths: everything below a dealer that an operation creates. */
export function readKinds(description: Description): Kind[] {
  return [...description.creators.values()].flatMap(({ parameter, key, operation }) => {
    const findOperation = (method: string): Operation | undefined =>
      description.operations.find((one) => one.method === method && one.path.endsWith(`/{${parameter}}`));
    const list = description.operations.find((one) => one.list?.key === key);
    const read = findOperation("GET");
    if (!list || !read) return [];
    const parent = [...list.path.matchAll(/\{(\w+)\}/g)].at(-1)?.[1] ?? "";
    const create = description.operation(operation);
    return [
      { parameter, key, create, read, list, parent, update: findOperation("PATCH"), remove: findOperation("DELETE") },
    ];
  });
}

export function alive({ things }: Model, parameter?: string): Thing[] {
  return things.filter((thing) => thing.alive && (parameter === undefined || thing.kind.parameter === parameter));
}

/** Lists what belongs to a thing and is deleted with it. */
export function listBelow({ things }: Model, thing: Thing): Thing[] {
  const { parameter } = thing.kind;
  return things.filter((other) => other.alive && other !== thing && other.path[parameter] === thing.id);
}

/** The value that is read after a value was sent: an empty string clears it. */
export const readBack = (value: Json | undefined): Json => (value === undefined || value === "" ? null : value);

/** Returns the name of the first value in a returned row that differs from the expected one. */
export function findDifference(
  received: JsonObject,
  { values, kind }: Thing,
  optional: readonly string[],
): string | undefined {
  for (const [name, value] of Object.entries(values)) {
    if (name in received && JSON.stringify(received[name]) !== JSON.stringify(readBack(value))) return name;
    if (!(name in received) && name === `external_${kind.key}`) return name;
  }
  // A value that was never set is null or missing.
  return optional.find((name) => !(name in values) && (received[name] ?? null) !== null);
}

export function listParents(model: Model, { parent }: Kind): Thing["path"][] {
  if (parent === "dealerId") return [{ dealerId: model.dealerId }];
  return alive(model, parent).map(({ path }) => path);
}

export function listThings({ things }: Model, kind: Kind): Thing[] {
  return things.filter((thing) => thing.kind === kind);
}

/** Picks mostly an existing thing, and sometimes a deleted one. */
export function pickFrom(things: readonly Thing[], index: number): Thing {
  const existing = things.filter((thing) => thing.alive);
  const chosen = existing.length > 0 && index % 4 !== 0 ? existing : things;
  const thing = chosen[index % chosen.length];
  if (!thing) throw new Error("Cannot pick a thing from an empty list.");
  return thing;
}

/** Returns the external IDs that a row shows of the things it refers to, such as its monitoring station. */
export function externalIds(model: Model, values: JsonObject): JsonObject {
  const ids: JsonObject = {};
  for (const { kind, id, values: other } of alive(model)) {
    const name = `external_${kind.key}`;
    if (values[kind.key] === id && !(name in values)) ids[name] = other[name] ?? null;
  }
  return ids;
}
