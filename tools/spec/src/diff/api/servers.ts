import { isEqual, type Json, type JsonObject, toObject } from "@chekt/description";
import { documentationKeywords } from "../schema/keywords.ts";
import type { Scope } from "./scope.ts";

/** Compares lists of servers. A server whose variables changed is another one. */
export function compareServers(scope: Scope, before: Json, after: Json): void {
  const [was, is] = [readServers(before), readServers(after)];
  for (const server of listMissing(was, is)) scope.add("server-removed", "breaking", server);
  for (const server of listMissing(is, was)) scope.add("server-added", "harmless", undefined, server);
}

const listMissing = (some: JsonObject[], others: JsonObject[]): JsonObject[] =>
  some.filter((server) => !others.some((other) => isEqual(server, other)));

/** Without servers, the API is where the description is. */
const readServers = (servers: Json): JsonObject[] =>
  (Array.isArray(servers) && servers.length > 0 ? servers : [{ url: "/" }]).map((server) =>
    toObject(withoutDocumentation(server)),
  );

/** A part of a description that has no schemas, without what is only for readers. */
export function withoutDocumentation(node: Json): Json {
  if (Array.isArray(node)) return node.map(withoutDocumentation);
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).filter(([key]) => !documentationKeywords.has(key));
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutDocumentation(value)]));
}
