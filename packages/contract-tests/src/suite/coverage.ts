import type { Description, Operation } from "../description/index.ts";

/** What of one operation was seen. */
export interface OperationCoverage {
  readonly operation: string;
  /** How often each declared status came. */
  readonly statuses: Record<string, number>;
  /** How often each parameter, and each property of the body, was sent. */
  readonly parameters: Record<string, number>;
}

/** Counts what of the description was exercised. */
export class Coverage {
  readonly #operations: Map<string, OperationCoverage>;

  constructor({ operations, document }: Pick<Description, "operations" | "document">, bodyProperties: BodyProperties) {
    this.#operations = new Map(
      operations.map((operation) => [
        operation.id,
        {
          operation: operation.id,
          statuses: Object.fromEntries([...operation.answers.keys()].map((status) => [status, 0])),
          parameters: Object.fromEntries(
            [
              ...operation.parameters.map(({ name }) => name),
              ...bodyProperties(document, operation).map((name) => `body.${name}`),
            ].map((name) => [name, 0]),
          ),
        },
      ]),
    );
  }

  count(operation: Operation, status: number, parameters: Iterable<string>): void {
    const counted = this.#operations.get(operation.id);
    if (!counted) return;
    if (status in counted.statuses) counted.statuses[status] = (counted.statuses[status] ?? 0) + 1;
    for (const name of parameters) {
      if (name in counted.parameters) counted.parameters[name] = (counted.parameters[name] ?? 0) + 1;
    }
  }

  get operations(): OperationCoverage[] {
    return [...this.#operations.values()];
  }
}

type BodyProperties = (document: Description["document"], operation: Operation) => string[];

/** How much of what is described was seen: how many of how many, and what is missing. */
export function summarise(operations: readonly OperationCoverage[]): {
  readonly seen: number;
  readonly all: number;
  readonly missing: string[];
} {
  const entries = operations.flatMap(({ operation, statuses, parameters }) => [
    ...Object.entries(statuses).map(([status, times]) => ({ name: `${operation} ${status}`, times })),
    ...Object.entries(parameters).map(([parameter, times]) => ({ name: `${operation} ${parameter}`, times })),
  ]);
  const missing = entries.filter(({ times }) => times === 0).map(({ name }) => name);
  return { seen: entries.length - missing.length, all: entries.length, missing };
}
