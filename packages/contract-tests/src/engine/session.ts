import { type ReceivedResponse, type Intent } from "../checks/response-check.ts";
import { judgeResponse } from "../checks/response-checks.ts";
import type { Operation } from "@chekt/description";
import type { Description } from "../description.ts";
import { bodyProperties, listProperties } from "../generate/body-properties.ts";
import type { Call, Wire } from "./wire/call.ts";
import { renderCurl } from "./wire/curl.ts";
import type { Exchange } from "./wire/exchange.ts";
import { Coverage } from "./coverage.ts";
import { ErrorFormats } from "./error-formats.ts";
import { Failed, type Failure, type Finding, findingKey } from "./finding.ts";
import { Ledger } from "./ledger.ts";
import type { Settings } from "./options.ts";
import { Secrets } from "./secrets.ts";
import { Sender } from "./sender.ts";
import type { Target } from "./target.ts";
import { Tokens } from "./tokens.ts";

/** How many characters of a response body a finding includes. */
const SHOWN = 1000;

/** How many characters of it are searched for secrets first: one at the end of the shown part may be long. */
const SEARCHED = 20_000;

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
  readonly tokens: Tokens;
  readonly errorFormats: ErrorFormats = new ErrorFormats();
  readonly secrets: Secrets;
  /** The name of the running task. */
  task: string = "";
  requests: number = 0;
  readonly #sender: Sender;
  /** Aborts the run; undefined while the suite cleans up. */
  #signal: AbortSignal | undefined;
  readonly #findings = new Map<string, Finding>();

  constructor(description: Description, target: Target, settings: Settings) {
    this.description = description;
    this.target = target;
    this.settings = settings;
    this.coverage = new Coverage(description, bodyProperties);
    this.ledger = new Ledger(description, target);
    this.tokens = new Tokens(this);
    this.secrets = new Secrets(target.access);
    this.#sender = new Sender(target, settings.clock);
    this.#signal = settings.signal;
  }

  get findings(): Finding[] {
    return [...this.#findings.values()];
  }

  /**
   * Sends a request that belongs to no operation, such as one with an unsupported method.
   *
   * @throws Blocked if the target still returns 429 after several retries.
   */
  async send(wire: Wire): Promise<Exchange> {
    const exchange = await this.#exchange(wire, false);
    this.errorFormats.note(undefined, exchange);
    return exchange;
  }

  /** Sends a request. If its token has expired, the request is retried with a new one. */
  async #exchange(wire: Wire, expectsLimit: boolean): Promise<Exchange> {
    const exchange = await this.#sendOnce(wire, expectsLimit);
    const renewal = await this.tokens.renew(exchange);
    if (!renewal) return exchange;
    const { wire: renewed, early } = renewal;
    const second = await this.#sendOnce(renewed, expectsLimit);
    // One finding for all requests that the token's early end affects.
    if (early && second.status !== 401) {
      const failure = {
        check: "expired_token",
        expected: `a token that is valid for ${early.lifetime / 1000} s, as expires_in says`,
        where: "/components/schemas/ResponseTokenDto/properties/expires_in (a token in use)",
        got: `401 after ${early.age / 1000} s`,
      };
      const operation = this.description.operation("createToken");
      if (this.isNew(failure, operation)) this.report(failure, this.task, operation, exchange);
    }
    return second;
  }

  async #sendOnce(wire: Wire, expectsLimit: boolean): Promise<Exchange> {
    // Requests in flight still complete: they may create rows that must be deleted.
    this.#signal?.throwIfAborted();
    const exchange = await this.#sender.send(wire, this.#signal, expectsLimit);
    this.requests += 1;
    this.tokens.note(exchange);
    this.secrets.note(exchange);
    return exchange;
  }

  /** Does something that the abort signal of the run does not stop. */
  async uninterrupted<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#signal = undefined;
    this.#sender.allowOneMoreHang();
    try {
      return await work();
    } finally {
      this.#signal = this.settings.signal;
    }
  }

  /** Sends a request of an operation and runs all response checks. */
  async judge(operation: Operation, wire: Wire, intent: Intent, call?: Call): Promise<Judged> {
    this.ledger.guard(operation, wire);
    const exchange = await this.#exchange(wire, intent.kind !== "open" && intent.statuses.includes(429));
    this.errorFormats.note(operation.id, exchange);
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
    const finding: Finding = {
      ...failure,
      task,
      operation: operation?.id,
      request: exchange && renderCurl(this.target.baseUrl, exchange.wire),
      status: exchange?.status,
      answer: exchange?.text.slice(0, SEARCHED) ?? "",
      replay: `--seed ${seed} --task ${task}${path === undefined ? "" : ` --path ${path}`}`,
      times: 1,
    };
    const hidden = this.secrets.hideIn(finding);
    this.#findings.set(key, { ...hidden, answer: hidden.answer.slice(0, SHOWN) });
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
