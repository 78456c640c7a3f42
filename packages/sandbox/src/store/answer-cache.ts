/** How much is kept, in characters. */
const ROOM = 4_000_000;

/**
 * What was worked out of a store, for as long as nothing in the store changes. It spares the work to those who ask for
 * the same list again and again.
 */
export class AnswerCache {
  readonly #version: () => string;
  readonly #texts = new Map<string, string>();
  #versionOfTexts = "";
  #size = 0;

  /** @param version tells a text that is another after each change of the store. */
  constructor(version: () => string) {
    this.#version = version;
  }

  /** The version of now. Whoever reads the store asks for it before, and says it when the answer is kept. */
  version(): string {
    return this.#version();
  }

  get(key: string): string | undefined {
    this.#forgetOld();
    return this.#texts.get(key);
  }

  /** Keeps an answer, unless the store has changed since. */
  set(key: string, version: string, text: string): void {
    this.#forgetOld();
    if (version !== this.#versionOfTexts) return;
    this.#size += key.length + text.length;
    if (this.#size > ROOM) this.#clear();
    else this.#texts.set(key, text);
  }

  #forgetOld(): void {
    const version = this.#version();
    if (version === this.#versionOfTexts) return;
    this.#clear();
    this.#versionOfTexts = version;
  }

  #clear(): void {
    this.#texts.clear();
    this.#size = 0;
  }
}
