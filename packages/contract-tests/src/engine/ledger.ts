import { getAtPointer, type Json, type Operation } from "@chekt/description";
import type { Description } from "../description.ts";
import { toText } from "./wire/to-text.ts";
import type { Wire } from "./wire/call.ts";
import type { Exchange } from "./wire/exchange.ts";
import type { Target } from "./target.ts";

/** A request that the suite must not send, because it could strike what is not the suite's own. */
export class NotOurs extends Error {
  override name = "NotOurs";

  constructor() {
    super("no request may name rows that the suite did not make");
  }
}

/** Something that the suite made, and how it is taken away. */
export interface Made {
  readonly operation: string;
  readonly path: Readonly<Record<string, Json>>;
}

/** Ids that nobody has: the largest there are. */
const NOBODYS = 9_000_000_000_000_000;

/** What the suite made on a target that cannot be reset, so that it touches nothing else and leaves nothing behind. */
export class Ledger {
  readonly #description: Description;
  readonly #target: Target;
  /** Whether there is anything that is not the suite's own: a target that can be reset is, and one that keeps nothing. */
  readonly #isShared: boolean;
  readonly #made = new Set<string>();
  #left: Made[] = [];

  constructor(description: Description, target: Target) {
    this.#description = description;
    this.#target = target;
    this.#isShared = target.control === undefined && target.capabilities.stateful === true;
  }

  /** What is still there. */
  get left(): readonly Made[] {
    return this.#left;
  }

  /**
   * Lets a request pass that only touches what the suite made.
   *
   * @throws NotOurs otherwise.
   */
  guard(operation: Operation, { target }: Wire): void {
    if (!this.#isShared || operation.method === "GET") return;
    for (const [parameter, text] of Object.entries(parsePathIds(operation, target))) {
      if (parameter === "dealerId" && Number(text) === this.#target.access.dealers.own) continue;
      if (!/^[1-9]\d*$/.test(text) || Number(text) >= NOBODYS || this.#made.has(`${parameter} ${text}`)) continue;
      throw new NotOurs();
    }
  }

  /** Writes down what a request made or took away. */
  note(operation: Operation, { target }: Wire, { status, json }: Exchange): void {
    if (!this.#isShared || status !== operation.success) return;
    const path = parsePathIds(operation, target);
    if (operation.method === "DELETE") this.forget({ operation: operation.id, path });
    for (const creator of this.#description.creators.values()) {
      if (creator.operation !== operation.id) continue;
      const id = getAtPointer(json, creator.pointer);
      if (id === undefined) continue;
      this.#made.add(`${creator.parameter} ${toText(id)}`);
      const removal = operation.links.map((link) => this.#description.operation(link.operation)).find(isRemoval);
      if (removal) this.#left.push({ operation: removal.id, path: { ...path, [creator.parameter]: toText(id) } });
    }
  }

  forget(made: Made): void {
    const key = JSON.stringify(made.path);
    this.#left = this.#left.filter((one) => one.operation !== made.operation || JSON.stringify(one.path) !== key);
  }
}

function isRemoval({ method }: Operation): boolean {
  return method === "DELETE";
}

/** The ids in a path, as they were sent. */
function parsePathIds(operation: Operation, target: string): Record<string, string> {
  const pattern = new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, "([^/]*)")}$`);
  const [, ...texts] = pattern.exec(target.split("?")[0] ?? "") ?? [];
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(texts[index] ?? "")]));
}
