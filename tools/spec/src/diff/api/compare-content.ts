import { isEqual, type Json, type JsonObject, resolve, toObject } from "@chekt/description";
import { hasKind, readTypeSet } from "../schema/keywords.ts";
import type { Scope } from "./scope.ts";

/** Compares what has a schema or a content, and says how it is serialized: a parameter or a header. */
export function compareHolder(scope: Scope, before: JsonObject, after: JsonObject): void {
  compareRequired(scope, before, after);
  compareSerialization(scope, before, after);
  const [was, is] = [before["content"], after["content"]];
  if ((was === undefined) !== (is === undefined)) scope.at("content").add("serialization", "breaking", was, is);
  else if (was !== undefined) compareContent(scope.at("content"), was, is);
  else scope.at("schema").compareSchemas(before["schema"] ?? true, after["schema"] ?? true);
  scope.compareOthers(before, after, holderKeys);
}

/** Compares whether a parameter, a header or a body must be there. */
export function compareRequired(scope: Scope, before: JsonObject, after: JsonObject): void {
  const [was, is] = [before["required"] === true, after["required"] === true];
  if (was !== is) scope.at("required").addEffect(is ? "required" : "optional", is ? "narrower" : "wider", was, is);
}

const holderKeys = new Set([
  "allowEmptyValue",
  "allowReserved",
  "content",
  "explode",
  "in",
  "name",
  "required",
  "schema",
  "style",
]);

function compareSerialization(scope: Scope, before: JsonObject, after: JsonObject): void {
  for (const keyword of ["allowReserved", "allowEmptyValue"]) {
    const [was, is] = [before[keyword] === true, after[keyword] === true];
    if (was !== is) scope.at(keyword).addEffect("serialization", is ? "wider" : "narrower", was, is);
  }
  const { sides } = scope.documents;
  const [was, is] = [
    readStyle(before, sides[scope.direction].before(before["schema"] ?? true)),
    readStyle(after, sides[scope.direction].after(after["schema"] ?? true)),
  ];
  for (const keyword of ["style", "explode"] as const) {
    if (was?.[keyword] !== is?.[keyword] && was && is) {
      scope.at(keyword).add("serialization", "breaking", was[keyword], is[keyword]);
    }
  }
}

/** Undefined if there is nothing to serialize but one value, which `style` and `explode` do not change. */
function readStyle(holder: JsonObject, schema: JsonObject | false): { style: string; explode: boolean } | undefined {
  const usual = holder["in"] === "query" || holder["in"] === "cookie" ? "form" : "simple";
  const style = typeof holder["style"] === "string" ? holder["style"] : usual;
  const explode = typeof holder["explode"] === "boolean" ? holder["explode"] : style === "form";
  const types = schema === false ? new Set<string>() : readTypeSet(schema);
  const single = !hasKind(types, "array") && !hasKind(types, "object");
  return single && (style === "form" || style === "simple") ? undefined : { style, explode };
}

/** The headers of a response by their names in lower case. `content-type` says nothing: the content does. */
export function listHeaders(document: JsonObject, headers: Json | undefined): Map<string, JsonObject> {
  const entries = Object.entries(toObject(headers)).map(([name, header]): [string, JsonObject] => [
    name.toLowerCase(),
    resolve(document, toObject(header)),
  ]);
  return new Map(entries.filter(([name]) => name !== "content-type"));
}

/** Compares bodies by their media types. */
export function compareContent(scope: Scope, before: Json | undefined, after: Json | undefined): void {
  const [was, is] = [readContent(before), readContent(after)];
  for (const [name, content] of was) {
    const other = is.get(name) ?? findRange(is, name);
    if (other === undefined) scope.at(name).add("media-type-removed", "breaking");
    else compareMediaType(scope.at(name), content, other);
  }
  for (const [name, content] of is) {
    if (was.has(name)) continue;
    const other = findRange(was, name);
    if (other) compareMediaType(scope.at(name), other, content);
    else scope.at(name).add("media-type-added", scope.direction === "request" ? "harmless" : "risky");
  }
}

function compareMediaType(scope: Scope, before: JsonObject, after: JsonObject): void {
  scope.at("schema").compareSchemas(before["schema"] ?? true, after["schema"] ?? true);
  const [was, is] = [before["encoding"] ?? {}, after["encoding"] ?? {}];
  if (!isEqual(was, is)) scope.at("encoding").add("serialization", "breaking", was, is);
  scope.compareOthers(before, after, new Set(["schema", "encoding"]));
}

const readContent = (content: Json | undefined): Map<string, JsonObject> =>
  new Map(Object.entries(toObject(content)).map(([name, media]) => [normaliseMediaType(name), toObject(media)]));

/** A media type in lower case. UTF-8 is what JSON and forms are in anyway. */
function normaliseMediaType(name: string): string {
  const [type = "", ...parameters] = name.split(";").map((part) => part.trim().toLowerCase());
  const kept = parameters
    .map((parameter) => parameter.replaceAll('"', "").replace(/\s*=\s*/, "="))
    .filter((parameter) => parameter !== "" && parameter !== "charset=utf-8");
  return [type, ...kept.toSorted()].join("; ");
}

/** The content of the most exact range that includes a media type. */
function findRange(content: ReadonlyMap<string, JsonObject>, name: string): JsonObject | undefined {
  return content.get(`${name.split("/")[0]}/*`) ?? content.get("*/*");
}
