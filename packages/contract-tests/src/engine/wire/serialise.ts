import { isObject, type Json, type Operation } from "@chekt/description";
import { toText } from "./to-text.ts";
import type { Call, Wire } from "./call.ts";

const FORM = "application/x-www-form-urlencoded";

/** Lists the pairs of a query: one per item of an exploded array, otherwise one per parameter. */
export function queryPairs(operation: Operation, query: Call["query"]): [name: string, value: string][] {
  return Object.entries(query).flatMap(([name, value]): [string, string][] => {
    const parameter = operation.parameters.find((one) => one.in === "query" && one.name === name);
    if (!Array.isArray(value)) return [[name, toText(value)]];
    const items = value.map(toText);
    return parameter?.explode === false ? [[name, items.join(",")]] : items.map((item) => [name, item]);
  });
}

function encodeQuery(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
}

export function encodeBody(type: string, body: Json): string {
  if (type !== FORM || !isObject(body)) return JSON.stringify(body);
  return new URLSearchParams(Object.entries(body).map(([name, value]) => [name, toText(value)])).toString();
}

/** Encodes a call as a request. */
export function serialise(operation: Operation, call: Call, token?: string): Wire {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_braces, name: string) =>
    encodeURIComponent(toText(call.path[name] ?? "")),
  );
  const query = encodeQuery(queryPairs(operation, call.query));
  const { body } = operation;
  const hasBody = body !== undefined && call.body !== undefined;
  return {
    method: operation.method,
    target: query === "" ? path : `${path}?${query}`,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(hasBody && { "content-type": body.mediaType }),
      ...call.headers,
    },
    body: hasBody ? encodeBody(body.mediaType, call.body ?? null) : undefined,
  };
}
