import { once } from "node:events";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { ApiError } from "../api-error.ts";

/** How long the rows of one call may take, in milliseconds. */
const LIMIT_MS = 500;

/** How many calls may wait. */
const MAX_WAITING = 15;

/** How long the thread is kept without calls, in milliseconds. */
const IDLE_MS = 10_000;

/** The memory of the thread for long-lived and for new objects, in megabytes. */
const MEMORY_MB = 32;
const NEW_MEMORY_MB = 4;

/** What the thread is asked: which rows match? A row has a text for each pattern; null matches none. */
interface Question {
  readonly patterns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** For each row whether it matches, or why a pattern is invalid. */
type Reply = { readonly matches: readonly boolean[] } | { readonly invalid: string };

interface Waiting {
  readonly question: Question;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: unknown) => void;
}

/** The code of the thread. It is text, because a file would have another path in each build of this package. */
const THREAD = `
  import("node:worker_threads").then(async ({ parentPort, workerData }) => {
    const loaded = await import(workerData);
    const { RE2JS, RE2JSException } = loaded.RE2JS ? loaded : loaded.default;
    const compiled = new Map();
    const compile = (pattern) => {
      const known = compiled.get(pattern);
      if (known) return known;
      const expression = RE2JS.compile(pattern);
      if (compiled.size >= 50) compiled.clear();
      // A large one costs less time to compile than memory to keep.
      if (expression.programSize() <= 1000) compiled.set(pattern, expression);
      return expression;
    };
    const answer = ({ patterns, rows }) => {
      const expressions = patterns.map(compile);
      const isMatch = (text, index) => text !== null && expressions[index].matcher(text).find();
      return { matches: rows.map((row) => row.every(isMatch)) };
    };
    parentPort.on("message", (question) => {
      try {
        parentPort.postMessage(answer(question));
      } catch (error) {
        if (!(error instanceof RE2JSException)) throw error;
        parentPort.postMessage({ invalid: error.message });
      }
    });
    parentPort.postMessage("ready");
  });
`;

/**
 * Matches regular expressions in another thread. RE2's time is linear in the text, but also in the size of the expression,
 * so a long text and a bounded repetition would block all other requests here. Calls take turns.
 */
export class RegexMatcher {
  readonly #limitMs: number;
  readonly #waiting: Waiting[] = [];
  #isWorking = false;
  #thread: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;

  /** @param limitMs how long the rows of one call may take, in milliseconds. */
  constructor(limitMs: number = LIMIT_MS) {
    this.#limitMs = limitMs;
  }

  /**
   * Returns for each row whether each of its strings matches the pattern at its position.
   *
   * @throws ApiError 400 if a pattern is invalid or takes too long, 503 if too many calls wait.
   */
  async match(patterns: Question["patterns"], rows: Question["rows"]): Promise<readonly boolean[]> {
    if (this.#waiting.length >= MAX_WAITING) {
      throw new ApiError(503, "Too many requests with regular expressions at once. Retry the request.", "filter");
    }
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    this.#waiting.push({ question: { patterns, rows }, resolve, reject });
    if (!this.#isWorking) void this.#work();
    const reply = await promise;
    if ("matches" in reply) return reply.matches;
    throw new ApiError(400, `The regular expression in filter is not valid in RE2: ${reply.invalid}`, "filter");
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    clearTimeout(this.#idle);
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      try {
        next.resolve(await this.#ask(next.question));
      } catch (error) {
        next.reject(error);
      }
    }
    this.#isWorking = false;
    this.#idle = setTimeout(() => this.#end(), IDLE_MS).unref();
  }

  async #ask(question: Question): Promise<Reply> {
    this.#thread ??= await startThread();
    const late = new AbortController();
    // In the next turn, because a reply may have arrived while this thread was busy.
    const deadline = setTimeout(() => setImmediate(() => late.abort()), this.#limitMs);
    this.#thread.ref();
    try {
      // eslint-disable-next-line unicorn/require-post-message-target-origin -- A thread has no origin.
      this.#thread.postMessage(question);
      const [reply] = await once(this.#thread, "message", { signal: late.signal });
      return reply as Reply;
    } catch (error) {
      this.#end();
      if (!late.signal.aborted && !isOutOfMemory(error)) throw error;
      throw new ApiError(
        400,
        `The regular expressions in filter need more than ${this.#limitMs} ms or ${MEMORY_MB} MB for ` +
          `${question.rows.length} rows. Use shorter ones with fewer repetitions.`,
        "filter",
      );
    } finally {
      clearTimeout(deadline);
      this.#thread?.unref();
    }
  }

  #end(): void {
    void this.#thread?.terminate();
    this.#thread = undefined;
  }
}

async function startThread(): Promise<Worker> {
  const thread = new Worker(THREAD, {
    eval: true,
    execArgv: [],
    workerData: pathToFileURL(createRequire(import.meta.url).resolve("re2js")).href,
    resourceLimits: { maxYoungGenerationSizeMb: NEW_MEMORY_MB, maxOldGenerationSizeMb: MEMORY_MB },
  });
  // Without a listener, an error between two calls would end the process.
  thread.on("error", () => {});
  await once(thread, "message");
  return thread;
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
