import { isEqual, type Json, type JsonObject, resolve, toObject } from "@chekt/description";
import { compareServers, withoutDocumentation } from "./servers.ts";
import type { Scope } from "./scope.ts";

/** The keys of the document that are compared here or with the operations. */
const known = new Set(["components", "info", "openapi", "paths", "security", "servers", "tags", "webhooks"]);

/** Compares what concerns the whole API: its servers, how tokens are fetched, and its name. */
export function compareWholeApi(scope: Scope): void {
  const { before, after } = scope.documents;
  compareServers(scope.at("servers"), before["servers"] ?? [], after["servers"] ?? []);
  compareSchemes(scope.at("components", "securitySchemes"));
  const [schemas = [], names = []] = [before, after].map(({ components }) =>
    Object.keys(toObject(toObject(components)["schemas"])),
  );
  for (const name of schemas) {
    // Names of schemas are never sent, but the client's types are named after them.
    if (!names.includes(name)) scope.at("components", "schemas", name).add("schema-removed", "harmless");
  }
  compareAbout(scope);
  scope.compareOthers(before, after, known);
}

function compareAbout(scope: Scope): void {
  const { before, after } = scope.documents;
  const [{ version, ...was }, { version: newVersion, ...is }] = [toObject(before["info"]), toObject(after["info"])];
  if (version !== newVersion) scope.at("info", "version").add("version", "harmless", version, newVersion);
  const [texts, newTexts] = [readTexts(before), readTexts(after)];
  const reworded = [...texts].some(([key, text]) => newTexts.has(key) && !isEqual(text, newTexts.get(key)));
  if (reworded || !isEqual(was, is) || !isEqual(listTags(before), listTags(after))) {
    scope.at("info").add("about", "harmless");
  }
}

/** What is said about the servers and the security schemes. */
function readTexts({ servers = [], components }: JsonObject): Map<string, Json> {
  const schemes = Object.entries(toObject(toObject(components)["securitySchemes"]));
  const listed = (Array.isArray(servers) ? servers : []).map(toObject);
  return new Map([
    ...schemes.map(([name, scheme]) => [name, toObject(scheme)["description"] ?? null] as const),
    ...listed.map((server) => [JSON.stringify(server["url"]), server["description"] ?? null] as const),
  ]);
}

const listTags = ({ tags = [] }: JsonObject): string[] =>
  (Array.isArray(tags) ? tags : []).map((tag) => JSON.stringify(tag)).toSorted();

/** The kinds of tokens, and how they are fetched. */
function compareSchemes(scope: Scope): void {
  const [was, is] = [readSchemes(scope.documents.before), readSchemes(scope.documents.after)];
  for (const [name, scheme] of was) {
    const other = is.get(name);
    if (other) compareScheme(scope.at(name), scheme, other);
    else scope.at(name).add("scheme-removed", "breaking", scheme);
  }
  for (const [name, scheme] of is)
    if (!was.has(name)) scope.at(name).add("scheme-added", "harmless", undefined, scheme);
}

function readSchemes(document: JsonObject): Map<string, JsonObject> {
  const schemes = Object.entries(toObject(toObject(document["components"])["securitySchemes"]));
  return new Map(
    schemes.map(([name, scheme]) => [name, toObject(withoutDocumentation(resolve(document, toObject(scheme))))]),
  );
}

function compareScheme(scope: Scope, before: JsonObject, after: JsonObject): void {
  const { flows, ...others } = before;
  const { flows: newFlows, ...newOthers } = after;
  if (!isEqual(others, newOthers)) {
    scope.add("scheme-changed", "breaking", others, newOthers);
    return;
  }
  const [was, is] = [toObject(flows), toObject(newFlows)];
  for (const [name, flow] of Object.entries(was)) {
    const at = scope.at("flows", name);
    if (is[name] === undefined) at.add("flow-removed", "breaking", flow);
    else compareFlow(at, toObject(flow), toObject(is[name]));
  }
  const added = Object.entries(is).filter(([name]) => was[name] === undefined);
  for (const [name, flow] of added) scope.at("flows", name).add("flow-added", "harmless", undefined, flow);
}

function compareFlow(scope: Scope, before: JsonObject, after: JsonObject): void {
  const { scopes: was, ...others } = before;
  const { scopes: is, ...newOthers } = after;
  for (const key of new Set([...Object.keys(others), ...Object.keys(newOthers)])) {
    if (!isEqual(others[key], newOthers[key]))
      scope.at(key).add("flow-changed", "breaking", others[key], newOthers[key]);
  }
  const [old, now] = [Object.keys(toObject(was)), Object.keys(toObject(is))];
  for (const name of old) if (!now.includes(name)) scope.at("scopes", name).add("scope-removed", "breaking", name);
  for (const name of now)
    if (!old.includes(name)) scope.at("scopes", name).add("scope-added", "harmless", undefined, name);
}
