import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { JudgingOrder } from "./judge-patched.ts";

const module = fileURLToPath(new URL("judge-patched.ts", import.meta.url));

/** A process that judges copies of the sandbox. One that a copy has ended or stalled is replaced by another. */
export class JudgingProcess {
  readonly #patience: number;
  #child: ChildProcess | undefined;

  /** @param patience how long one copy may keep it busy, in milliseconds. */
  constructor(patience: number) {
    this.#patience = patience;
  }

  /**
   * Which checks find something wrong with a copy.
   *
   * @throws Error when the copy ended the process, or kept it busy for too long.
   */
  async checksThatFind(order: JudgingOrder): Promise<readonly string[]> {
    const child = (this.#child ??= fork(module, { execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] }));
    const done = new AbortController();
    const signal = AbortSignal.any([done.signal, AbortSignal.timeout(this.#patience)]);
    try {
      child.send(order);
      const answer = once(child, "message", { signal });
      const end = once(child, "exit", { signal }).then(([code, reason]: unknown[]) => {
        throw new Error(`The copy ${order.module} ended its process with ${String(code ?? reason)}.`);
      });
      const [checks] = (await Promise.race([answer, end])) as [readonly string[]];
      return checks;
    } catch (error) {
      await this.end();
      if (!signal.aborted) throw error;
      throw new Error(`The copy ${order.module} was not judged within ${this.#patience} ms.`, { cause: error });
    } finally {
      done.abort();
    }
  }

  async end(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  }
}
