import type { Operation } from "@chekt/description";
import type { Description } from "../description.ts";

/** How often each declared status code was returned. */
export type StatusCounts = Readonly<Record<string, number>>;

/** What was exercised of one operation. */
export interface OperationCoverage {
  readonly operation: string;
  readonly statuses: StatusCounts;
  /** The status codes returned to requests with each parameter or body property. */
  readonly parameters: Readonly<Record<string, StatusCounts>>;
}

/** Counts which parts of the description were exercised. */
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

  /** Counts a response with a declared status code, and the parameters of its request. */
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

/** Adds up the counts of all status codes. */
export function totalTimes(counts: StatusCounts): number {
  return Object.values(counts).reduce((sum, times) => sum + times, 0);
}

/** Counts the exercised parts of the description, and lists the missing ones. */
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
