import type { Finding } from "../finding.ts";
import { type Json, type JsonObject, isObject, same } from "../json.ts";
import type { Pair } from "../pairs.ts";

/** What is for readers only, wherever it stands. */
export const documentationKeys: ReadonlySet<string> = new Set([
  "$comment",
  "description",
  "example",
  "examples",
  "externalDocs",
  "summary",
  "title",
  "x-assumed",
  "x-codeSamples",
]);

/** Where the keys are names of the API's own, which may be called as a keyword is. */
const namesAreKeys = new Set([
  "properties",
  "patternProperties",
  "dependentRequired",
  "headers",
  "content",
  "responses",
]);

/** Descriptions and examples of what was there before and is there still. */
export function documentation({ before, after }: Pair): Finding[] {
  return documentationDiffers(before.operation, after.operation)
    ? [{ class: "harmless", text: "its documentation changed", rule: "documentation" }]
    : [];
}

/** Whether two versions of something say another thing to readers, in the parts that both have. */
export function documentationDiffers(before: Json, after: Json, within = ""): boolean {
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.some((item, index) => {
      const other = after[index];
      return other !== undefined && documentationDiffers(item, other);
    });
  }
  if (!isObject(before) || !isObject(after)) return false;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].some((key) => {
    const [was, is] = [before[key], after[key]];
    if (documentationKeys.has(key) && !namesAreKeys.has(within)) return !same(was, is);
    return was !== undefined && is !== undefined && documentationDiffers(was, is, key);
  });
}

/** The same without all that is for readers only. */
export function withoutDocumentation(node: Json, within = ""): Json {
  if (Array.isArray(node)) return node.map((item) => withoutDocumentation(item));
  if (!isObject(node)) return node;
  const left: JsonObject = {};
  for (const [key, value] of Object.entries(node)) {
    if (!documentationKeys.has(key) || namesAreKeys.has(within)) left[key] = withoutDocumentation(value, key);
  }
  return left;
}
