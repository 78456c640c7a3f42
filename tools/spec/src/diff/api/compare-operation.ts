import {
  isEqual,
  type Json,
  type JsonObject,
  locateParameters,
  type LocatedOperation,
  resolve,
  stringAt,
  toObject,
  toStrings,
} from "@chekt/description";
import type { Direction } from "../schema/normalise.ts";
import { compareContent, compareHolder, compareRequired, listHeaders } from "./compare-content.ts";
import { compareSecurity } from "./compare-security.ts";
import { type Pair, parameterNames, withoutNames, withPathExtensions } from "./operations.ts";
import { compareServers } from "./servers.ts";
import type { Scope } from "./scope.ts";

const known = new Set([
  "operationId",
  "parameters",
  "requestBody",
  "responses",
  "security",
  "servers",
  "tags",
  "x-list",
  "x-retry",
]);

/** Compares an operation. The directions of a webhook are inverted: partners receive its requests. */
export function compareOperation(scope: Scope, pair: Pair, inverted: boolean): void {
  const [sent, returned]: Direction[] = inverted ? ["response", "request"] : ["request", "response"];
  const [before, after] = [withPathExtensions(pair.before), withPathExtensions(pair.after)];
  compareEndpoint(scope, pair);
  compareSecurity(scope, before, after);
  compareOperationServers(scope, pair);
  compareExtensions(scope, before, after);
  compareParameters(scope.in(sent ?? "request"), pair);
  compareBody(scope.at("requestBody").in(sent ?? "request"), before["requestBody"], after["requestBody"]);
  compareResponses(scope.at("responses").in(returned ?? "response"), before["responses"], after["responses"]);
  scope.compareOthers(before, after, known);
}

/** The client's methods and their arguments are named after the endpoint. */
function compareEndpoint(scope: Scope, { before, after }: Pair): void {
  if (before.id !== after.id) scope.at("operationId").add("operation-id", "breaking", before.id, after.id);
  if (before.method !== after.method) scope.add("method", "breaking", before.method, after.method);
  if (withoutNames(before.path) !== withoutNames(after.path)) scope.add("path", "breaking", before.path, after.path);
  for (const [from, to] of renamedParameters({ before, after })) {
    scope.at("parameters", "path", from).add("parameter-renamed", "breaking", from, to);
  }
  const [tags, newTags] = [before, after].map(({ node }) => toStrings(node["tags"]).toSorted());
  if (!isEqual(tags, newTags)) scope.at("tags").add("tags", "harmless", tags, newTags);
}

/** The parameters that have another name at the same place of the same path. */
function renamedParameters({ before, after }: Pair): [from: string, to: string][] {
  if (withoutNames(before.path) !== withoutNames(after.path)) return [];
  const names = parameterNames(after.path);
  return parameterNames(before.path).flatMap((from, index): [string, string][] => {
    const to = names[index] ?? from;
    return from === to ? [] : [[from, to]];
  });
}

function compareOperationServers(scope: Scope, { before, after }: Pair): void {
  const [was, is] = [before, after].map(({ node, item }) => node["servers"] ?? item.node["servers"]);
  if (was === undefined && is === undefined) return;
  const { documents } = scope;
  compareServers(scope.at("servers"), was ?? documents.before["servers"] ?? [], is ?? documents.after["servers"] ?? []);
}

/** The extensions that the client reads. */
function compareExtensions(scope: Scope, before: JsonObject, after: JsonObject): void {
  const retry = after["x-retry"] ?? null;
  if (!isEqual(before["x-retry"] ?? null, retry)) scope.at("x-retry").add("retry", "risky", before["x-retry"], retry);
  const [was, is] = [toObject(before["x-list"]), toObject(after["x-list"])];
  const list = scope.at("x-list");
  if (before["x-list"] !== undefined && after["x-list"] === undefined) list.add("list-removed", "breaking", was);
  else if (after["x-list"] !== undefined && before["x-list"] === undefined) list.add("list-added", "harmless", is);
  else {
    if (was["table"] !== is["table"]) list.add("list-table", "breaking", was["table"], is["table"]);
    if (was["key"] !== is["key"]) list.add("list-key", "risky", was["key"], is["key"]);
  }
}

function compareParameters(scope: Scope, pair: Pair): void {
  const before = readParameters(scope.documents.before, pair.before);
  const after = readParameters(scope.documents.after, pair.after);
  const renamed = new Map(renamedParameters(pair));
  for (const [key, { place, name, node }] of before) {
    const at = scope.at("parameters", place, name);
    const newKey = place === "path" ? `path ${renamed.get(name) ?? name}` : key;
    const other = after.get(newKey);
    after.delete(newKey);
    if (other) compareHolder(at, node, other.node);
    else at.add("parameter-removed", "breaking", node);
  }
  for (const { place, name, node } of after.values()) {
    const at = scope.at("parameters", place, name);
    if (node["required"] === true) {
      at.add("required-parameter-added", scope.direction === "request" ? "breaking" : "harmless", undefined, node);
    } else at.add("parameter-added", "harmless", undefined, node);
  }
}

/** Headers that OpenAPI describes elsewhere. It ignores parameters with these names. */
const ignoredHeaders = new Set(["accept", "authorization", "content-type"]);

function readParameters(document: JsonObject, operation: LocatedOperation) {
  const parameters = locateParameters(document, operation).flatMap(({ node }) => {
    const place = stringAt(node, "in");
    const name = place === "header" ? stringAt(node, "name").toLowerCase() : stringAt(node, "name");
    return place === "header" && ignoredHeaders.has(name) ? [] : [{ place, name, node }];
  });
  return new Map(parameters.map((parameter) => [`${parameter.place} ${parameter.name}`, parameter]));
}

function compareBody(scope: Scope, before: Json | undefined, after: Json | undefined): void {
  const was = before === undefined ? undefined : resolve(scope.documents.before, toObject(before));
  const is = after === undefined ? undefined : resolve(scope.documents.after, toObject(after));
  if (was && is) {
    compareRequired(scope, was, is);
    compareContent(scope.at("content"), was["content"], is["content"]);
    scope.compareOthers(was, is, new Set(["content", "required"]));
  } else if (was) scope.add("body-removed", "breaking");
  else if (is?.["required"] === true) {
    scope.add("required-body-added", scope.direction === "request" ? "breaking" : "harmless");
  } else if (is) scope.add("body-added", "harmless");
}

function compareResponses(scope: Scope, before: Json | undefined, after: Json | undefined): void {
  const [was, is] = [readResponses(before), readResponses(after)];
  for (const [status, response] of was) {
    const other = is.get(status) ?? is.get(`${status.slice(0, 1)}XX`);
    if (other === undefined) scope.at(status).add("response-removed", "breaking");
    else compareResponse(scope.at(status), response, other);
  }
  for (const [status, response] of is) {
    if (was.has(status)) continue;
    const other = was.get(`${status.slice(0, 1)}XX`) ?? was.get("default");
    if (other !== undefined && status !== "default") compareResponse(scope.at(status), other, response);
    else scope.at(status).add("response-added", scope.direction === "request" ? "harmless" : "risky");
  }
}

const readResponses = (responses: Json | undefined): Map<string, JsonObject> =>
  new Map(
    Object.entries(toObject(responses)).map(([status, response]) => [
      status === "default" ? status : status.toUpperCase(),
      toObject(response),
    ]),
  );

function compareResponse(scope: Scope, before: JsonObject, after: JsonObject): void {
  const [was, is] = [resolve(scope.documents.before, before), resolve(scope.documents.after, after)];
  compareContent(scope.at("content"), was["content"], is["content"]);
  compareHeaders(scope.at("headers"), was["headers"], is["headers"]);
  compareLinks(scope.at("links"), toObject(was["links"]), toObject(is["links"]));
  scope.compareOthers(was, is, new Set(["content", "headers", "links"]));
}

function compareHeaders(scope: Scope, before: Json | undefined, after: Json | undefined): void {
  const [was, is] = [listHeaders(scope.documents.before, before), listHeaders(scope.documents.after, after)];
  for (const [name, header] of was) {
    const other = is.get(name);
    if (other) compareHolder(scope.at(name), header, other);
    else scope.at(name).add("header-removed", header["required"] === true ? "breaking" : "risky", header);
  }
  for (const [name, header] of is) {
    if (was.has(name)) continue;
    const isRequired = scope.direction === "request" && header["required"] === true;
    scope.at(name).add("header-added", isRequired ? "breaking" : "harmless", undefined, header);
  }
}

/** Tools follow links; a partner's program hardly does. */
function compareLinks(scope: Scope, before: JsonObject, after: JsonObject): void {
  for (const [name, link] of Object.entries(before)) {
    const is = after[name];
    if (is === undefined) scope.at(name).add("link-removed", "risky", link);
    else {
      const [was, now] = [
        resolve(scope.documents.before, toObject(link)),
        resolve(scope.documents.after, toObject(is)),
      ];
      const { description, ...target } = was;
      const { description: newDescription, ...newTarget } = now;
      if (!isEqual(target, newTarget)) scope.at(name).add("link-changed", "risky", target, newTarget);
      else if (description !== newDescription) scope.add("documentation", "harmless");
    }
  }
  const added = Object.entries(after).filter(([name]) => before[name] === undefined);
  for (const [name, link] of added) scope.at(name).add("link-added", "harmless", undefined, link);
}
