/** The capacity of the cache, in characters of keys and bodies. Bodies are kept as bytes too. */
const ROOM = 4_000_000;

/** A serialized body: as text for the log, and as bytes for the response. */
export interface SerializedBody {
  readonly text: string;
  /** The text in UTF-8. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Caches the responses of lists for as long as nothing in the store changes. */
export class ResponseCache {
  readonly #version: () => string;
  readonly #responses = new Map<string, SerializedBody>();
  #cachedVersion = "";
  #size = 0;

  /** @param version returns a string that differs after every change of the store. */
  constructor(version: () => string) {
    this.#version = version;
  }

  /** The current version. Read it before the store, and pass it to `set` with the response. */
  version(): string {
    return this.#version();
  }

  get(key: string): SerializedBody | undefined {
    this.#forgetOld();
    return this.#responses.get(key);
  }

  /** Caches a response, unless the store has changed since the given version. */
  set(key: string, version: string, text: string): void {
    this.#forgetOld();
    if (version !== this.#cachedVersion) return;
    this.#size += key.length + text.length;
    if (this.#size > ROOM) this.#clear();
    // Cached as bytes too, because encoding a long body takes a quarter of the time of its response.
    else this.#responses.set(key, { text, bytes: Buffer.from(text) });
  }

  #forgetOld(): void {
    const version = this.#version();
    if (version === this.#cachedVersion) return;
    this.#clear();
    this.#cachedVersion = version;
  }

  #clear(): void {
    this.#responses.clear();
    this.#size = 0;
  }
}
