import type { Class, Difference } from "../difference.ts";
import { type JsonObject, objectOf, same, shown, textsOf } from "../json.ts";
import { documentationDiffers } from "./documentation.ts";
import { schemes } from "./schemes.ts";

/** What is said of the whole API: where it is, how tokens are got, and what it is called. */
export function wholeApi(before: JsonObject, after: JsonObject): Difference[] {
  return [servers, schemes, schemas, about, others].flatMap((rule) => rule(before, after));
}

/** What each key of the document is looked at by; the parts that are referred to, where they are referred to. */
const known = new Set(["components", "info", "paths", "security", "servers", "tags"]);

const difference = (severity: Class, text: string, rule: string): Difference => ({
  class: severity,
  operation: undefined,
  text,
  rule,
});

function servers(before: JsonObject, after: JsonObject): Difference[] {
  const [was, is] = [urlsOf(before), urlsOf(after)];
  const lost = was.filter((url) => !is.includes(url));
  const won = is.filter((url) => !was.includes(url));
  return [
    ...lost.map((url) => difference("breaking", `the server ${url} was removed`, "servers")),
    ...won.map((url) => difference("harmless", `the server ${url} is new`, "servers")),
  ];
}

function urlsOf(document: JsonObject): string[] {
  const list = Array.isArray(document["servers"]) ? document["servers"] : [];
  return textsOf(list.map((server) => objectOf(server)["url"] ?? null));
}

/** The names of schemas are those of the client's types, and nothing on the wire. */
function schemas(before: JsonObject, after: JsonObject): Difference[] {
  const is = new Set(schemaNames(after));
  const lost = schemaNames(before).filter((name) => !is.has(name));
  return lost.map((name) =>
    difference("harmless", `there is no schema \`${name}\` any more; types are called after it`, "schemas"),
  );
}

const schemaNames = (document: JsonObject): string[] =>
  Object.keys(objectOf(objectOf(document["components"])["schemas"]));

function about(before: JsonObject, after: JsonObject): Difference[] {
  const [was, is] = [objectOf(before["info"]), objectOf(after["info"])];
  const { version, ...said } = was;
  const { version: versionNow, ...saidNow } = is;
  const found: Difference[] = [];
  if (version !== versionNow) {
    found.push(difference("harmless", `the version of the API is ${shown(versionNow)}`, "about"));
  }
  const reworded =
    !same(said, saidNow) ||
    !same(before["tags"], after["tags"]) ||
    documentationDiffers(before["servers"] ?? null, after["servers"] ?? null) ||
    documentationDiffers(tokensOf(before), tokensOf(after), "properties");
  if (reworded) found.push(difference("harmless", "what is said about the API changed", "about"));
  return found;
}

const tokensOf = (document: JsonObject): JsonObject => objectOf(objectOf(document["components"])["securitySchemes"]);

/** What no rule knows is not taken for harmless. */
function others(before: JsonObject, after: JsonObject): Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !known.has(key));
  const changed = keys.filter((key) => !same(before[key], after[key]));
  return changed.map((key) => difference("risky", `\`${key}\` changed, which no rule knows`, "others"));
}
