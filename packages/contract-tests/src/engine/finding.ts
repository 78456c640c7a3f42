import type { Operation } from "@chekt/description";
import type { Exchange } from "./wire/exchange.ts";

/** A violation that a check found. */
export interface Failure {
  readonly check: string;
  /** What the response should have been. */
  readonly expected: string;
  /** The rule in the description: a JSON pointer in the bundle. */
  readonly where: string;
  /** What was received instead, if the response alone does not show it. */
  readonly got?: string;
}

/** A failure with everything needed to reproduce it. */
export interface Finding extends Failure {
  readonly task: string;
  readonly operation: string | undefined;
  /** The request as a curl command. */
  readonly request: string | undefined;
  readonly status: number | undefined;
  /** The start of the response body. */
  readonly answer: string;
  /** The options that reproduce it. */
  readonly replay: string;
  /** How often it occurred. */
  times: number;
}

/** Builds the key by which findings are deduplicated. */
export function findingKey({ check, where }: Failure, operation: string | undefined): string {
  return `${check} ${operation ?? ""} ${where}`;
}

/** Makes a fast-check property fail with a finding. */
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

/** Ends a task that cannot continue because a row or token that it needs is missing. */
export class Blocked extends Error {
  override name = "Blocked";
}
