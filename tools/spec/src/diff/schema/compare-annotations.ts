import { isEqual, type JsonObject, toObject, toStrings } from "@chekt/description";
import { combineEffects, makeChange, type SchemaChange } from "./change.ts";
import { documentationKeywords, typeForKeyword } from "./keywords.ts";

/** Keywords of all types that are compared on their own. */
const compared = new Set(["allOf", "default", "deprecated", "enum", "type", ...documentationKeywords]);

export function compareAnnotations(before: JsonObject, after: JsonObject): SchemaChange[] {
  const changed = (keyword: string): boolean => !isEqual(before[keyword], after[keyword]);
  const changes = ["default", "deprecated"].filter(changed) as ("default" | "deprecated")[];
  return [
    ...changes.map((kind) => makeChange(kind, [kind], undefined, before[kind], after[kind])),
    ...([...documentationKeywords].some(changed) ? [makeChange("documentation", [], undefined)] : []),
  ];
}

/** Keywords that nothing here knows. */
export function compareOthers(before: JsonObject, after: JsonObject): SchemaChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((keyword) => {
    if (compared.has(keyword) || typeForKeyword(keyword) || isEqual(before[keyword], after[keyword])) return [];
    const harmless = keyword.startsWith("x-") || notAsserted.has(keyword);
    const values = [before[keyword], after[keyword]] as const;
    return [
      harmless
        ? makeChange("extension", [keyword], undefined, ...values)
        : makeChange("keyword", [keyword], "different", ...values),
    ];
  });
}

/** Keywords that describe values without restricting them. */
const notAsserted = new Set(["contentEncoding", "contentMediaType", "contentSchema", "discriminator", "xml"]);

export function compareDependents(before: JsonObject, after: JsonObject): SchemaChange[] {
  const [ours, theirs] = [toObject(before["dependentRequired"]), toObject(after["dependentRequired"])];
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((name) => {
    const [was, is] = [toStrings(ours[name]), toStrings(theirs[name])];
    const added = is.some((other) => !was.includes(other));
    const removed = was.some((other) => !is.includes(other));
    const effect = combineEffects([
      { effect: added ? "narrower" : undefined },
      { effect: removed ? "wider" : undefined },
    ]);
    return effect ? [makeChange("keyword", ["dependentRequired", name], effect, was, is)] : [];
  });
}
