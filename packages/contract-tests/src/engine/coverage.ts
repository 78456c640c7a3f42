import type { Operation } from "@chekt/description";
import type { Description } from "../description.ts";

/** How often each declared status came. */
export type StatusCounts = Readonly<Record<string, number>>;

/** What of one operation was seen. */
export interface OperationCoverage {
  readonly operation: string;
  readonly statuses: StatusCounts;
  /** With which statuses each parameter, and each property of the body, was answered. */
  readonly parameters: Readonly<Record<string, StatusCounts>>;
}

/** Counts what of the description was exercised. */
export class Coverage {
  readonly #statuses = new Map<string, Record<string, number>>();
  readonly #parameters = new Map<string, Record<string, Record<string, number>>>();

  constructor({ operations, document }: Pick<Description, "operations" | "document">, bodyProperties: BodyProperties) {
    for (const operation of operations) {
      const none = (): Record<string, number> =>
        Object.fromEntries([...operation.responses.keys()].map((status) => [status, 0]));
      const names = [
        ...operation.parameters.map(({ name }) => name),
        ...bodyProperties(document, operation).map((name) => `body.${name}`),
      ];
      this.#statuses.set(operation.id, none());
      this.#parameters.set(operation.id, Object.fromEntries(names.map((name) => [name, none()])));
    }
  }

  /** Counts an answer, if its status is declared, and what was sent for it. */
  count({ id }: Operation, status: number, parameters: Iterable<string>): void {
    add(this.#statuses.get(id), status);
    for (const name of parameters) add(this.#parameters.get(id)?.[name], status);
  }

  get operations(): OperationCoverage[] {
    return [...this.#statuses].map(([operation, statuses]) => ({
      operation,
      statuses,
      parameters: this.#parameters.get(operation) ?? {},
    }));
  }
}

type BodyProperties = (document: Description["document"], operation: Operation) => string[];

function add(counts: Record<string, number> | undefined, status: number): void {
  if (counts && status in counts) counts[status] = (counts[status] ?? 0) + 1;
}

/** How often something was met, with whichever status. */
export function totalTimes(counts: StatusCounts): number {
  return Object.values(counts).reduce((sum, times) => sum + times, 0);
}

/** How much of what is described was seen: how many of how many, and what is missing. */
export function summarise(operations: readonly OperationCoverage[]): {
  readonly seen: number;
  readonly all: number;
  readonly missing: string[];
} {
  const entries = operations.flatMap(({ operation, statuses, parameters }) => [
    ...Object.entries(statuses).map(([status, times]) => ({ name: `${operation} ${status}`, times })),
    ...Object.entries(parameters).map(([name, counts]) => ({
      name: `${operation} ${name}`,
      times: totalTimes(counts),
    })),
  ]);
  const missing = entries.filter(({ times }) => times === 0).map(({ name }) => name);
  return { seen: entries.length - missing.length, all: entries.length, missing };
}
