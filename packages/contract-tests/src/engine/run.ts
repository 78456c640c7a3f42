import * as fc from "fast-check";
import type { Intent } from "../checks/response-check.ts";
import type { Json, Operation } from "@chekt/description";
import type { Description } from "../description.ts";
import type { Call, Wire } from "./wire/call.ts";
import type { Exchange } from "./wire/exchange.ts";
import { serialise } from "./wire/serialise.ts";
import { Blocked, Failed, type Failure } from "./finding.ts";
import { Fixture } from "./fixture.ts";
import { NotOurs } from "./ledger.ts";
import type { Judged, Session } from "./session.ts";
import type { Target } from "./target.ts";
import type { Bearer, Tokens } from "./tokens.ts";

/** How many different failures of one property are searched for. */
const ROUNDS = 5;

/** The context of a running task: sends requests and reports failures. */
export class Run {
  readonly description: Description;
  readonly target: Target;
  readonly session: Session;
  readonly fixture: Fixture;
  readonly tokens: Tokens;
  readonly task: string;
  readonly seed: number;
  readonly notTried: Set<string> = new Set();
  /** How many cases have run. */
  cases: number = 0;

  constructor(session: Session, task: string) {
    this.session = session;
    this.description = session.description;
    this.target = session.target;
    this.tokens = session.tokens;
    this.task = task;
    this.seed = taskSeed(session.settings.seed, task);
    // A target that is never reset needs new names even if the seed is the same.
    const tag = session.target.control ? this.seed.toString(36) : Date.now().toString(36);
    this.fixture = new Fixture(session, task, tag);
  }

  get settings(): Session["settings"] {
    return this.session.settings;
  }

  /** Builds the request of a call, with the token that the operation needs. */
  async wire(operation: Operation, call: Call, bearer?: Bearer): Promise<Wire> {
    if (operation.scheme === undefined) return serialise(operation, call);
    const own =
      operation.scheme === "authorizationCode" && this.target.capabilities.tokens === true ? "user" : "partner";
    return serialise(operation, call, await this.tokens.get(bearer ?? own, this.task));
  }

  /** Sends a call and judges the response, without reporting failures. */
  async judge(operation: Operation, call: Call, intent: Intent, change = (wire: Wire): Wire => wire): Promise<Judged> {
    this.cases += 1;
    try {
      return await this.session.judge(operation, change(await this.wire(operation, call)), intent, call);
    } catch (error) {
      if (!(error instanceof NotOurs)) throw error;
      this.notTried.add(error.message);
      return { exchange: notSent, failures: [] };
    }
  }

  /** Sends a call and reports failures of the response. */
  async call(operation: Operation, call: Call, intent: Intent, bearer?: Bearer): Promise<Exchange> {
    return this.send(operation, await this.wire(operation, call, bearer), intent, call);
  }

  /** Sends a request and reports failures of the response. */
  async send(operation: Operation, wire: Wire, intent: Intent, call?: Call): Promise<Exchange> {
    this.cases += 1;
    return this.session.call(this.task, operation, wire, intent, call);
  }

  /** Calls an operation that must succeed. */
  async succeed(
    id: string,
    { path = {}, query = {}, body }: { path?: Call["path"]; query?: Call["query"]; body?: Json },
    bearer?: Bearer,
  ): Promise<Exchange> {
    const operation = this.description.operation(id);
    const call = { path, query, headers: {}, body };
    const exchange = await this.call(operation, call, { kind: "valid", statuses: [operation.success] }, bearer);
    if (exchange.status !== operation.success) throw new Blocked(`${id} returned ${exchange.status}`);
    return exchange;
  }

  /** Advances the clock of the target, and drops the tokens that may have expired. */
  async advanceClock(milliseconds: number): Promise<void> {
    await this.target.control?.advanceClock(milliseconds);
    this.tokens.forget();
  }

  report(failure: Failure, operation?: Operation, exchange?: Exchange, path?: string): void {
    this.session.report(failure, this.task, operation, exchange, path);
  }

  /**
   * Checks a property with generated input. A failing input is shrunk and reported, and the property runs again without
   * that failure, so that one failure does not hide another.
   */
  async property<Input>(
    operation: Operation | undefined,
    input: fc.Arbitrary<Input>,
    times: number,
    holds: (input: Input) => Promise<void>,
  ): Promise<void> {
    const { path } = this.settings;
    let stopped: unknown;
    // What ends the task is not a failure to shrink: without this, every smaller input would be sent as well.
    const holdsOrStops = async (one: Input): Promise<void> => {
      if (stopped !== undefined) throw stopped;
      try {
        await holds(one);
      } catch (error) {
        if (!(error instanceof Failed)) stopped = error;
        throw error;
      }
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      const details = await fc.check(fc.asyncProperty(input, holdsOrStops), {
        seed: this.seed,
        numRuns: times,
        ...(path !== undefined && { path }),
      });
      if (!details.failed) return;
      const error: unknown = details.errorInstance;
      this.settings.signal?.throwIfAborted();
      if (!(error instanceof Failed)) throw error;
      this.report(error.failure, error.operation ?? operation, error.exchange, details.counterexamplePath ?? undefined);
    }
  }
}

const notSent: Exchange = {
  wire: { method: "", target: "", headers: {}, body: undefined },
  status: 0,
  headers: new Headers(),
  text: "",
  json: undefined,
};

/** Derives a seed per task, so that a task sends the same requests alone as in a full run. */
function taskSeed(seed: number, task: string): number {
  let hash = seed | 0;
  for (const letter of task) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x0100_0193);
  return hash & 0x7fff_ffff;
}
