import type { Operation } from "@chekt/description";
import type { Exchange } from "./wire/exchange.ts";

/** What a check found wrong. */
export interface Failure {
  readonly check: string;
  /** What was expected. */
  readonly expected: string;
  /** Where the description says so: a JSON pointer in the bundle, or the id of an assumption. */
  readonly where: string;
  /** What came instead, where the answer alone does not show it. */
  readonly got?: string;
}

/** A failure with all that it takes to see it again. */
export interface Finding extends Failure {
  readonly task: string;
  readonly operation: string | undefined;
  /** The request as a line for a shell. */
  readonly request: string | undefined;
  readonly status: number | undefined;
  /** The beginning of the answer. */
  readonly answer: string;
  /** The options that bring it back. */
  readonly replay: string;
  /** How often it was met. */
  times: number;
}

/** What makes two findings the same. */
export function findingKey({ check, where }: Failure, operation: string | undefined): string {
  return `${check} ${operation ?? ""} ${where}`;
}

/** Ends a property of fast-check with what was found. */
export class Failed extends Error {
  readonly failure: Failure;
  readonly exchange: Exchange | undefined;
  readonly operation: Operation | undefined;

  constructor(failure: Failure, exchange: Exchange | undefined, operation?: Operation) {
    super(failure.expected);
    this.name = "Failed";
    this.failure = failure;
    this.exchange = exchange;
    this.operation = operation;
  }
}

/** Ends a task that cannot go on: something that it needs is not there, which is a finding of its own. */
export class Blocked extends Error {
  override name = "Blocked";
}
