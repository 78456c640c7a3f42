import { formatPointer, isEqual, isObject, type Json, type JsonObject, resolve } from "@chekt/description";
import { classifyChange, classifyEffect, type Class, type Finding, type Kind } from "../finding.ts";
import type { Effect } from "../schema/change.ts";
import { compareSchemas, type Sides } from "../schema/compare-schemas.ts";
import { documentationKeywords } from "../schema/keywords.ts";
import type { Direction } from "../schema/normalise.ts";

/** The documents that are compared. */
export interface Documents {
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** Normalises the schemas of what is sent and of what is returned. */
  readonly sides: Readonly<Record<Direction, Sides>>;
}

/** A place in both descriptions, and the findings there. */
export class Scope {
  readonly documents: Documents;
  readonly #findings: Finding[];
  readonly #operation: string | undefined;
  readonly #direction: Direction | undefined;
  readonly #pointer: string;

  constructor(documents: Documents, findings: Finding[], operation?: string, pointer = "", direction?: Direction) {
    this.documents = documents;
    this.#findings = findings;
    this.#operation = operation;
    this.#pointer = pointer;
    this.#direction = direction;
  }

  /** The scope of an operation. */
  enter(operation: string, ...keys: string[]): Scope {
    return new Scope(this.documents, this.#findings, operation, formatPointer(...keys));
  }

  at(...keys: string[]): Scope {
    const pointer = this.#pointer + formatPointer(...keys);
    return new Scope(this.documents, this.#findings, this.#operation, pointer, this.#direction);
  }

  /** The scope of what is sent, or of what is returned. */
  in(direction: Direction): Scope {
    return new Scope(this.documents, this.#findings, this.#operation, this.#pointer, direction);
  }

  get direction(): Direction {
    return this.#direction ?? "request";
  }

  add(kind: Kind, severity: Class, before?: Json, after?: Json): void {
    this.#findings.push({
      kind,
      class: severity,
      operation: this.#operation,
      direction: this.#direction,
      pointer: this.#pointer,
      before,
      after,
    });
  }

  /** Adds a finding of the class that an effect has in this direction. */
  addEffect(kind: Kind, effect: Effect, before?: Json, after?: Json): void {
    this.add(kind, classifyEffect(effect, this.direction), before, after);
  }

  compareSchemas(before: Json, after: Json): void {
    for (const change of compareSchemas(this.documents.sides[this.direction], before, after)) {
      this.at(...change.path).add(change.kind, classifyChange(change, this.direction), change.before, change.after);
    }
  }

  /** Compares `deprecated`, the documentation, and the keys that no rule knows. */
  compareOthers(before: JsonObject, after: JsonObject, known: ReadonlySet<string>): void {
    const [was, is] = [before["deprecated"] === true, after["deprecated"] === true];
    if (was !== is) this.at("deprecated").add("deprecated", "harmless", was, is);
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (known.has(key) || key === "deprecated") continue;
      const { before: old, after: now } = this.documents;
      if (isEqual(resolveMembers(old, before[key]), resolveMembers(now, after[key]))) continue;
      if (documentationKeywords.has(key)) this.add("documentation", "harmless");
      else this.at(key).add("unknown", "risky", before[key], after[key]);
    }
  }
}

/** Named examples may be references. */
function resolveMembers(document: JsonObject, value: Json | undefined): Json | undefined {
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, member]) => [key, isObject(member) ? resolve(document, member) : member]),
  );
}
