import type { Json } from "@chekt/description";

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
