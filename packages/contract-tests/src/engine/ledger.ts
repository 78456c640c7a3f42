import { getAtPointer, type Json, type Operation } from "@chekt/description";
import type { Description } from "../description.ts";
import { toText } from "./wire/to-text.ts";
import type { Wire } from "./wire/call.ts";
import type { Exchange } from "./wire/exchange.ts";
import type { Target } from "./target.ts";

/** Prevents a request that could affect rows that the suite did not create. */
export class NotOurs extends Error {
  override name = "NotOurs";

  constructor() {
    super("requests may not name rows that the suite did not create");
  }
}

/** A row that the suite created, and the operation that deletes it. */
export interface CreatedRow {
  readonly operation: string;
  readonly path: Readonly<Record<string, Json>>;
}

/** IDs from here on are too large to belong to a real row. */
const UNUSED_IDS = 9_000_000_000_000_000;

/** Records what the suite creates on a shared target, so that it touches no other rows and leaves none behind. */
export class Ledger {
  readonly #description: Description;
  readonly #target: Target;
  /** Whether the target has rows of others. A target that can be reset, or that stores nothing, has none. */
  readonly #isShared: boolean;
  readonly #created = new Set<string>();
  #remaining: CreatedRow[] = [];

  constructor(description: Description, target: Target) {
    this.#description = description;
    this.#target = target;
    this.#isShared = target.control === undefined && target.capabilities.stateful === true;
  }

  /** The rows that still exist. */
  get remaining(): readonly CreatedRow[] {
    return this.#remaining;
  }

  /**
   * Allows a request that only affects rows that the suite created.
   *
   * @throws NotOurs otherwise.
   */
  guard(operation: Operation, { target }: Wire): void {
    if (!this.#isShared || operation.method === "GET") return;
    for (const [parameter, text] of Object.entries(parsePathIds(operation, target))) {
      if (parameter === "dealerId" && Number(text) === this.#target.access.dealers.own) continue;
      if (!/^[1-9]\d*$/.test(text) || Number(text) >= UNUSED_IDS || this.#created.has(`${parameter} ${text}`)) continue;
      throw new NotOurs();
    }
  }

  /** Records the rows that a request created or deleted. */
  note(operation: Operation, { target }: Wire, { status, json }: Exchange): void {
    if (!this.#isShared || status !== operation.success) return;
    const path = parsePathIds(operation, target);
    if (operation.method === "DELETE") this.forget({ operation: operation.id, path });
    for (const creator of this.#description.creators.values()) {
      if (creator.operation !== operation.id) continue;
      const id = getAtPointer(json, creator.pointer);
      if (id === undefined) continue;
      this.#created.add(`${creator.parameter} ${toText(id)}`);
      const removal = operation.links.map((link) => this.#description.operation(link.operation)).find(isRemoval);
      if (removal) this.#remaining.push({ operation: removal.id, path: { ...path, [creator.parameter]: toText(id) } });
    }
  }

  forget(row: CreatedRow): void {
    const key = JSON.stringify(row.path);
    this.#remaining = this.#remaining.filter(
      (one) => one.operation !== row.operation || JSON.stringify(one.path) !== key,
    );
  }
}

function isRemoval({ method }: Operation): boolean {
  return method === "DELETE";
}

/** Extracts the IDs in a path. */
function parsePathIds(operation: Operation, target: string): Record<string, string> {
  const pattern = new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, "([^/]*)")}$`);
  const [, ...values] = pattern.exec(target.split("?")[0] ?? "") ?? [];
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? "")]));
}
