import type { Json, JsonObject, Operation } from "@chekt/description";
import type { Description } from "../../description.ts";

/** What kind of thing there is, and which operations there are on it. */
export interface Kind {
  /** The parameter that names one. */
  readonly parameter: string;
  readonly key: string;
  readonly create: Operation;
  readonly read: Operation;
  readonly list: Operation;
  readonly update: Operation | undefined;
  readonly remove: Operation | undefined;
  /** The parameter of what it belongs to. */
  readonly parent: string;
}

/** A thing that was made, as it has to be. */
export interface Thing {
  readonly kind: Kind;
  readonly id: Json;
  /** The ids by which it is reached, its own among them. */
  readonly path: Readonly<Record<string, Json>>;
  /** What it was given. */
  values: JsonObject;
  alive: boolean;
}

/** What has to be there. */
export interface Model {
  readonly dealerId: number;
  readonly things: Thing[];
}

/** The kinds of things, read out of the links and paths: all that is made by an operation and lies below a dealer. */
export function readKinds(description: Description): Kind[] {
  return [...description.creators.values()].flatMap(({ parameter, key, operation }) => {
    const ofItem = (method: string): Operation | undefined =>
      description.operations.find((one) => one.method === method && one.path.endsWith(`/{${parameter}}`));
    const list = description.operations.find((one) => one.list?.key === key);
    const read = ofItem("GET");
    if (!list || !read) return [];
    const parent = [...list.path.matchAll(/\{(\w+)\}/g)].at(-1)?.[1] ?? "";
    const create = description.operation(operation);
    return [{ parameter, key, create, read, list, parent, update: ofItem("PATCH"), remove: ofItem("DELETE") }];
  });
}

export function alive({ things }: Model, parameter?: string): Thing[] {
  return things.filter((thing) => thing.alive && (parameter === undefined || thing.kind.parameter === parameter));
}

/** What belongs to a thing, and goes with it. */
export function below({ things }: Model, thing: Thing): Thing[] {
  const { parameter } = thing.kind;
  return things.filter((other) => other.alive && other !== thing && other.path[parameter] === thing.id);
}

/** What an answer about a thing has otherwise than it was given: the name of the first such value. */
export function unlike(shown: JsonObject, { values, kind }: Thing, optional: readonly string[]): string | undefined {
  for (const [name, value] of Object.entries(values)) {
    if (name in shown && JSON.stringify(shown[name]) !== JSON.stringify(value)) return name;
    if (!(name in shown) && name === `external_${kind.key}`) return name;
  }
  // What was never given is null or not there.
  return optional.find((name) => !(name in values) && (shown[name] ?? null) !== null);
}

export function listParents(model: Model, { parent }: Kind): Thing["path"][] {
  if (parent === "dealerId") return [{ dealerId: model.dealerId }];
  return alive(model, parent).map(({ path }) => path);
}

export function ofKind({ things }: Model, kind: Kind): Thing[] {
  return things.filter((thing) => thing.kind === kind);
}

/** Mostly one that is there: of those that are not, each is met once in a while. */
export function pickFrom(things: readonly Thing[], index: number): Thing {
  const there = things.filter((thing) => thing.alive);
  const chosen = there.length > 0 && index % 4 !== 0 ? there : things;
  const thing = chosen[index % chosen.length];
  if (!thing) throw new Error("There is nothing to pick from.");
  return thing;
}

/** What an answer shows of the things that a thing names: the partner's id of its monitoring station. */
export function shownThrough(model: Model, values: JsonObject): JsonObject {
  const shown: JsonObject = {};
  for (const { kind, id, values: other } of alive(model)) {
    const name = `external_${kind.key}`;
    if (values[kind.key] === id && !(name in values)) shown[name] = other[name] ?? null;
  }
  return shown;
}
