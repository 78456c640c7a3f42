import { type JsonObject, stringAt, isObject, toStrings } from "./json.ts";

/** The ids of the assumptions that an object is based on (`x-assumed`). */
export function readAssumptions(node: JsonObject): string[] {
  return toStrings(node["x-assumed"]);
}

/** A sample of an operation in one language (`x-codeSamples`). */
export interface CodeSample {
  readonly lang: string;
  readonly label: string;
  readonly source: string;
}

export function readCodeSamples(operation: JsonObject): CodeSample[] {
  const samples = operation["x-codeSamples"];
  return (Array.isArray(samples) ? samples : []).filter(isObject).map((sample) => ({
    lang: stringAt(sample, "lang"),
    label: stringAt(sample, "label"),
    source: stringAt(sample, "source"),
  }));
}
