import { type Json, type JsonObject, isObject, same } from "../json.ts";
import { operationsOf } from "../operations.ts";

/**
 * Changes a description at named places. A place is written as words: the id of an operation or the name of a schema, or
 * a key of the document, and then key after key: `createSite responses 404`, `components parameters Limit schema`.
 *
 * Every method throws where the place is not as it expects: a planted change that changes nothing would prove nothing.
 */
export class Editor {
  readonly #document: JsonObject;

  constructor(document: JsonObject) {
    this.#document = document;
  }

  /** What stands at a place. */
  get(place: string): Json {
    const { holder, key } = this.#find(place);
    const value = holder[key];
    if (value === undefined) throw new Error(`There is no ${place}.`);
    return value;
  }

  /** Takes away what is there. */
  remove(...places: string[]): void {
    for (const place of places) {
      this.get(place);
      const { holder, key } = this.#find(place);
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
    }
  }

  /** Replaces what is there by something else. */
  set(place: string, value: Json): void {
    if (same(this.get(place), value)) throw new Error(`${place} is that already.`);
    const { holder, key } = this.#find(place);
    holder[key] = value;
  }

  /** Replaces a part of a text. */
  mend(place: string, from: string, to: string): void {
    const text = this.get(place);
    if (typeof text !== "string") throw new Error(`${place} is no text.`);
    this.set(place, text.replace(from, to));
  }

  /** Puts something where there was nothing. */
  add(place: string, value: Json): void {
    const { holder, key } = this.#find(place);
    if (holder[key] !== undefined) throw new Error(`There is ${place} already.`);
    holder[key] = value;
  }

  /** Puts something at the end of an array. */
  push(place: string, ...values: Json[]): void {
    const list = this.get(place);
    if (!Array.isArray(list)) throw new Error(`${place} is no array.`);
    list.push(...values);
  }

  /** Takes a value out of an array. */
  drop(place: string, value: Json): void {
    const list = this.get(place);
    const index = Array.isArray(list) ? list.findIndex((item) => same(item, value)) : -1;
    this.remove(`${place} ${index}`);
  }

  /** Gives what is there another key, in its old place among its neighbours. */
  rename(place: string, to: string): void {
    this.get(place);
    const { holder, key } = this.#find(place);
    const entries = Object.entries(holder).map(([name, value]): [string, Json] => [name === key ? to : name, value]);
    for (const name of Object.keys(holder)) delete holder[name];
    Object.assign(holder, Object.fromEntries(entries));
  }

  /** Replaces a text everywhere. */
  replaceAll(from: string, to: string): void {
    const text = JSON.stringify(this.#document);
    if (!text.includes(from)) throw new Error(`There is no ${from}.`);
    const changed = JSON.parse(text.replaceAll(from, to)) as JsonObject;
    for (const key of Object.keys(this.#document)) delete this.#document[key];
    Object.assign(this.#document, changed);
  }

  #find(place: string): { holder: JsonObject; key: string } {
    const [first = "", ...rest] = place.split(" ");
    const words = [...this.#begin(first), ...rest];
    const key = words.pop() ?? "";
    let holder: Json | undefined = this.#document;
    for (const word of words) {
      holder = isObject(holder) || Array.isArray(holder) ? (holder as JsonObject)[word] : undefined;
    }
    // An array is changed by its indexes as an object is by its keys.
    if (typeof holder !== "object" || holder === null) throw new Error(`There is nothing that could hold ${place}.`);
    return { holder: holder as JsonObject, key };
  }

  #begin(word: string): string[] {
    const found = operationsOf(this.#document).get(word);
    if (found) return ["paths", found.path, found.method];
    const { schemas } = this.#document["components"] as { schemas: JsonObject };
    return word in schemas ? ["components", "schemas", word] : [word];
  }
}
