/** How much is kept, in characters; of the answers also the bytes. */
const ROOM = 4_000_000;

/** A body as it is sent: for the log, and for the wire. */
export interface Written {
  readonly text: string;
  /** The same in UTF-8. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * What was worked out of a store, for as long as nothing in the store changes. It spares the work to those who ask for
 * the same list again and again.
 */
export class AnswerCache {
  readonly #version: () => string;
  readonly #answers = new Map<string, Written>();
  #versionOfAnswers = "";
  #size = 0;

  /** @param version tells a text that is another after each change of the store. */
  constructor(version: () => string) {
    this.#version = version;
  }

  /** The version of now. Whoever reads the store asks for it before, and says it when the answer is kept. */
  version(): string {
    return this.#version();
  }

  get(key: string): Written | undefined {
    this.#forgetOld();
    return this.#answers.get(key);
  }

  /** Keeps an answer, unless the store has changed since. */
  set(key: string, version: string, text: string): void {
    this.#forgetOld();
    if (version !== this.#versionOfAnswers) return;
    this.#size += key.length + text.length;
    if (this.#size > ROOM) this.#clear();
    // To write a long text in UTF-8 takes a quarter of the time of its answer.
    else this.#answers.set(key, { text, bytes: Buffer.from(text) });
  }

  #forgetOld(): void {
    const version = this.#version();
    if (version === this.#versionOfAnswers) return;
    this.#clear();
    this.#versionOfAnswers = version;
  }

  #clear(): void {
    this.#answers.clear();
    this.#size = 0;
  }
}
