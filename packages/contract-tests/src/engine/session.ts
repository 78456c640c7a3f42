import { type ReceivedResponse, type Intent } from "../checks/response-check.ts";
import { judgeResponse } from "../checks/response-checks.ts";
import type { Operation } from "@chekt/description";
import type { Description } from "../description.ts";
import { bodyProperties, listProperties } from "../generate/body-properties.ts";
import type { Call, Wire } from "./wire/call.ts";
import { renderCurl } from "./wire/curl.ts";
import { type Exchange, send } from "./wire/exchange.ts";
import { Coverage } from "./coverage.ts";
import { Failed, type Failure, type Finding, findingKey } from "./finding.ts";
import { Ledger } from "./ledger.ts";
import type { Settings } from "./options.ts";
import type { Target } from "./target.ts";

/** How many characters of a response body a finding includes. */
const SHOWN = 1000;

/** An exchange, and the failures that were not known before. */
export interface Judged {
  readonly exchange: Exchange;
  readonly failures: readonly Failure[];
}

/** State shared by the tasks of a run: requests, coverage and findings. */
export class Session {
  readonly description: Description;
  readonly target: Target;
  readonly settings: Settings;
  readonly coverage: Coverage;
  readonly ledger: Ledger;
  requests: number = 0;
  readonly #findings = new Map<string, Finding>();

  constructor(description: Description, target: Target, settings: Settings) {
    this.description = description;
    this.target = target;
    this.settings = settings;
    this.coverage = new Coverage(description, bodyProperties);
    this.ledger = new Ledger(description, target);
  }

  get findings(): Finding[] {
    return [...this.#findings.values()];
  }

  /** Sends a request that belongs to no operation, such as one with an unsupported method. */
  async send(wire: Wire): Promise<Exchange> {
    // Requests in flight still complete: they may create rows that must be deleted.
    this.settings.signal?.throwIfAborted();
    this.requests += 1;
    return send(this.target.fetch, this.target.baseUrl, wire);
  }

  /** Sends a request of an operation and runs all response checks. */
  async judge(operation: Operation, wire: Wire, intent: Intent, call?: Call): Promise<Judged> {
    this.ledger.guard(operation, wire);
    const exchange = await this.send(wire);
    this.ledger.note(operation, wire, exchange);
    const names = call
      ? [
          ...Object.keys(call.path),
          ...Object.keys(call.query),
          ...Object.keys(call.headers),
          ...listProperties(call.body).map((name) => `body.${name}`),
        ]
      : [];
    this.coverage.count(operation, exchange.status, names);
    const received: ReceivedResponse = {
      description: this.description,
      operation,
      exchange,
      intent,
      declared: operation.responses.get(exchange.status),
    };
    return { exchange, failures: judgeResponse(received).filter((failure) => this.isNew(failure, operation)) };
  }

  /** Counts a failure, and returns whether it is selected and new. */
  isNew(failure: Failure, operation: Operation | undefined): boolean {
    const { checks } = this.settings;
    if (checks && !checks.includes(failure.check)) return false;
    const known = this.#findings.get(findingKey(failure, operation?.id));
    if (known) known.times += 1;
    return known === undefined;
  }

  /** Records a failure as a finding. */
  report(failure: Failure, task: string, operation: Operation | undefined, exchange?: Exchange, path?: string): void {
    const { checks, seed } = this.settings;
    const key = findingKey(failure, operation?.id);
    if ((checks && !checks.includes(failure.check)) || this.#findings.has(key)) return;
    this.#findings.set(key, {
      ...failure,
      task,
      operation: operation?.id,
      request: exchange && renderCurl(this.target.baseUrl, exchange.wire),
      status: exchange?.status,
      answer: exchange?.text.slice(0, SHOWN) ?? "",
      replay: `--seed ${seed} --task ${task}${path === undefined ? "" : ` --path ${path}`}`,
      times: 1,
    });
  }

  /** Sends a request of an operation and records its failures. */
  async call(task: string, operation: Operation, wire: Wire, intent: Intent, call?: Call): Promise<Exchange> {
    const { exchange, failures } = await this.judge(operation, wire, intent, call);
    for (const failure of failures) this.report(failure, task, operation, exchange);
    return exchange;
  }
}

/** Throws the first failure, so that fast-check can shrink the request. */
export function throwFirst({ exchange, failures }: Judged, operation?: Operation): void {
  const [first] = failures;
  if (first) throw new Failed(first, exchange, operation);
}
