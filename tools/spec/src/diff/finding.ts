import type { Json } from "@chekt/description";
import type { Effect, SchemaChange, SchemaKind } from "./schema/change.ts";
import type { Direction } from "./schema/normalise.ts";

/**
 * What a difference means for partners:
 *
 * - `breaking`: a program that is correct by the released description can fail, or behave differently.
 * - `risky`: it depends on how that program is written.
 * - `harmless`: no program can fail.
 */
export type Class = "breaking" | "risky" | "harmless";

/** The classes, the most severe first. */
export const classes: readonly Class[] = ["breaking", "risky", "harmless"];

export type Kind =
  | SchemaKind
  | "about"
  | "body-added"
  | "body-removed"
  | "flow-added"
  | "flow-changed"
  | "flow-removed"
  | "header-added"
  | "header-removed"
  | "link-added"
  | "link-changed"
  | "link-removed"
  | "list-added"
  | "list-key"
  | "list-removed"
  | "list-table"
  | "media-type-added"
  | "media-type-removed"
  | "method"
  | "operation-added"
  | "operation-id"
  | "operation-removed"
  | "optional"
  | "parameter-added"
  | "parameter-removed"
  | "parameter-renamed"
  | "path"
  | "required"
  | "required-body-added"
  | "required-parameter-added"
  | "response-added"
  | "response-removed"
  | "retry"
  | "schema-removed"
  | "scheme-added"
  | "scheme-changed"
  | "scheme-removed"
  | "scope-added"
  | "scope-removed"
  | "security-added"
  | "security-changed"
  | "security-dropped"
  | "serialization"
  | "server-added"
  | "server-removed"
  | "tags"
  | "unknown"
  | "version";

/** One difference between two descriptions. */
export interface Finding {
  readonly kind: Kind;
  readonly class: Class;
  /** The id of the operation in the released description; undefined if it concerns the whole API. */
  readonly operation: string | undefined;
  /** Undefined for what is neither sent nor returned. */
  readonly direction: Direction | undefined;
  /** Where it is, after references are resolved. Parameters are named by place and name: `/parameters/query/limit`. */
  readonly pointer: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** The most severe class among findings; undefined if there are none. */
export function mostSevere(findings: readonly Finding[]): Class | undefined {
  return classes.find((one) => findings.some((finding) => finding.class === one));
}

/** What is sent may be widened, what is returned may be narrowed. */
export function classifyEffect(effect: Effect | undefined, direction: Direction): Class {
  if (effect === undefined) return "harmless";
  return effect === (direction === "request" ? "wider" : "narrower") ? "harmless" : "breaking";
}

/** The class of a change of a schema that is sent or returned. */
export function classifyChange(change: SchemaChange, direction: Direction): Class {
  const { kind, effect, before } = change;
  if (kind === "documentation" || kind === "deprecated") return "harmless";
  if (kind === "extension") return "risky";
  if (kind === "property-removed") return "breaking";
  if (kind === "default") return direction === "request" && before !== undefined ? "breaking" : "harmless";
  // Programs send only what is described, so an undescribed property is not sent.
  if (kind === "property-added" && direction === "request") return "harmless";
  return direction === "response" && mayBePassedOn(change) ? "risky" : classifyEffect(effect, direction);
}

/** Whether a new value may come back that a program passes on without looking at it. */
function mayBePassedOn({ kind, path, effect, after }: SchemaChange): boolean {
  if (effect !== "wider") return false;
  if (kind === "enum" || kind === "enum-value-added" || kind === "pattern-word-added") return true;
  return after === undefined && (path.at(-1) === "format" || path.at(-1) === "pattern");
}
