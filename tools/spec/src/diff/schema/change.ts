import type { Json } from "@chekt/description";
import type { Normalise } from "./accepts.ts";

/** What a change does to the set of values that a schema accepts. `different` is both, or undecidable. */
export type Effect = "narrower" | "wider" | "different";

export type SchemaKind =
  | "additional-properties"
  | "alternative-added"
  | "alternative-removed"
  | "default"
  | "deprecated"
  | "documentation"
  | "enum"
  | "enum-value-added"
  | "enum-value-removed"
  | "extension"
  | "keyword"
  | "pattern-word-added"
  | "pattern-word-removed"
  | "property-added"
  | "property-optional"
  | "property-removed"
  | "property-required"
  | "required-property-added"
  | "type";

/** One change of a schema. */
export interface SchemaChange {
  readonly kind: SchemaKind;
  /** The keys that lead from the schema to what changed, in the normalised description. */
  readonly path: readonly string[];
  /** Undefined if the schema accepts the same values as before. */
  readonly effect: Effect | undefined;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** The effect of several changes together. */
export function combineEffects(changes: readonly { readonly effect: Effect | undefined }[]): Effect | undefined {
  const effects = new Set(changes.flatMap(({ effect }) => effect ?? []));
  const [only] = effects;
  return effects.size > 1 ? "different" : only;
}

const opposites = { narrower: "wider", wider: "narrower", different: "different" } as const;

/** The effect that a change of a schema has where the schema is negated. */
export const invertEffect = (effect: Effect | undefined): Effect | undefined => effect && opposites[effect];

/** Makes a change. */
export const makeChange = (
  kind: SchemaKind,
  path: readonly string[],
  effect: Effect | undefined,
  before?: Json,
  after?: Json,
): SchemaChange => ({ kind, path, effect, before, after });

/** Changes of a schema as changes of the schema around it. */
export const prefixChanges = (changes: readonly SchemaChange[], ...keys: readonly string[]): SchemaChange[] =>
  changes.map((one) => ({ ...one, path: [...keys, ...one.path] }));

/** What the parts of a comparison need of each other. */
export interface Comparison {
  /** Normalise the schemas of the two descriptions. */
  readonly before: Normalise;
  readonly after: Normalise;
  /** Compares two schemas where each change of them is one of the whole. */
  readonly compare: (before: Json, after: Json) => SchemaChange[];
  /** The effect on the schemas alone, where the whole depends on it in another way. */
  readonly effect: (before: Json, after: Json) => Effect | undefined;
}
