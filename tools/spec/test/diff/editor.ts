import { isEqual, isObject, type Json, type JsonObject, locateOperations, toObject } from "@chekt/description";

/** An edit of a description as data: a method of the editor, and its arguments. */
export type Edit = readonly [
  method: "add" | "drop" | "push" | "remove" | "rename" | "replace" | "replaceAll" | "set",
  place: string,
  ...values: Json[],
];

/**
 * Edits a description at named places. A place is the id of an operation, the name of a schema or a key of the document,
 * and then key after key: `createSite responses 404`, `components parameters Limit schema`.
 *
 * Every method throws if the place is not as expected: an edit without an effect would prove nothing.
 */
export class Editor {
  readonly #document: JsonObject;

  constructor(document: JsonObject) {
    this.#document = document;
  }

  /** Applies edits that are written as data. */
  apply(edits: readonly Edit[]): void {
    for (const [method, place, ...values] of structuredClone(edits)) {
      const [first = null, second = null] = values;
      const text = typeof first === "string" ? first : "";
      if (method === "push") this.push(place, ...values);
      else if (method === "remove") this.remove(place);
      else if (method === "replace") this.replace(place, text, typeof second === "string" ? second : "");
      else if (method === "rename" || method === "replaceAll") this[method](place, text);
      else this[method](place, first);
    }
  }

  /** Reads what is at a place. */
  get(place: string): Json {
    const { holder, key } = this.#find(place);
    const value = holder[key];
    if (value === undefined) throw new Error(`No value at "${place}".`);
    return value;
  }

  remove(place: string): void {
    this.get(place);
    const { holder, key } = this.#find(place);
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  }

  /** Replaces a value by another one. */
  set(place: string, value: Json): void {
    if (isEqual(this.get(place), value)) throw new Error(`"${place}" already has that value.`);
    const { holder, key } = this.#find(place);
    holder[key] = value;
  }

  /** Replaces a part of a string. */
  replace(place: string, from: string, to: string): void {
    const text = this.get(place);
    if (typeof text !== "string") throw new Error(`"${place}" is not a string.`);
    this.set(place, text.replace(from, to));
  }

  /** Adds a key that is not there yet. */
  add(place: string, value: Json): void {
    const { holder, key } = this.#find(place);
    if (holder[key] !== undefined) throw new Error(`"${place}" already exists.`);
    holder[key] = value;
  }

  /** Appends to an array. */
  push(place: string, ...values: Json[]): void {
    const list = this.get(place);
    if (!Array.isArray(list)) throw new Error(`"${place}" is not an array.`);
    list.push(...values);
  }

  /** Removes a value from an array. */
  drop(place: string, value: Json): void {
    const list = this.get(place);
    const index = Array.isArray(list) ? list.findIndex((item) => isEqual(item, value)) : -1;
    this.remove(`${place} ${index}`);
  }

  /** Renames a key, at the same position among its neighbors. */
  rename(place: string, to: string): void {
    this.get(place);
    const { holder, key } = this.#find(place);
    const entries = Object.entries(holder).map(([name, value]): [string, Json] => [name === key ? to : name, value]);
    for (const name of Object.keys(holder)) delete holder[name];
    Object.assign(holder, Object.fromEntries(entries));
  }

  /** Replaces a string everywhere. */
  replaceAll(from: string, to: string): void {
    const text = JSON.stringify(this.#document);
    if (!text.includes(from)) throw new Error(`"${from}" does not occur in the description.`);
    const changed = toObject(JSON.parse(text.replaceAll(from, to)) as Json);
    for (const key of Object.keys(this.#document)) delete this.#document[key];
    Object.assign(this.#document, changed);
  }

  #find(place: string): { holder: JsonObject; key: string } {
    const [first = "", ...rest] = place.split(" ");
    const words = [...this.#start(first), ...rest];
    const key = words.pop() ?? "";
    let holder: Json | undefined = this.#document;
    for (const word of words) {
      // The indexes of an array are its keys.
      holder = isObject(holder) || Array.isArray(holder) ? (holder as JsonObject)[word] : undefined;
    }
    if (typeof holder !== "object" || holder === null) throw new Error(`The parent of "${place}" does not exist.`);
    return { holder: holder as JsonObject, key };
  }

  #start(word: string): string[] {
    const found = locateOperations(this.#document).find(({ id }) => id === word);
    if (found) return ["paths", found.path, found.method];
    const schemas = toObject(toObject(this.#document["components"])["schemas"]);
    return word in schemas ? ["components", "schemas", word] : [word];
  }
}
