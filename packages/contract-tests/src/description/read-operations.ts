import { at, escapePointer, follow, isObject, type Json, type JsonObject, textAt } from "./document.ts";
import type { Answer, Body, Link, Operation, Parameter } from "./operation.ts";
import { readList } from "./read-list.ts";

const methods = ["get", "put", "post", "patch", "delete"];

/** All operations of a description, in the order of its paths. */
export function readOperations(document: JsonObject): Operation[] {
  return Object.entries(at(document, "paths")).flatMap(([path, item]) => {
    if (!isObject(item)) return [];
    const pathPointer = `/paths/${escapePointer(path)}`;
    const shared = parametersAt(document, item, pathPointer);
    return methods.flatMap((method) => {
      const node = item[method];
      return isObject(node) ? [readOperation(document, path, method, node, shared)] : [];
    });
  });
}

function readOperation(
  document: JsonObject,
  path: string,
  method: string,
  node: JsonObject,
  shared: readonly Parameter[],
): Operation {
  const pointer = `/paths/${escapePointer(path)}/${method}`;
  const answers = answersAt(document, node, pointer);
  const [success] = answers.keys();
  if (success === undefined) throw new Error(`The operation at ${pointer} has no answer.`);
  const parameters = [...shared, ...parametersAt(document, node, pointer)];
  return {
    id: textAt(node, "operationId"),
    method: method.toUpperCase(),
    path,
    pointer,
    security: securityOf(node["security"] ?? document["security"]),
    parameters,
    body: bodyAt(document, node, pointer),
    answers,
    success,
    links: linksAt(document, node, pointer, success),
    list: readList(document, node, pointer, parameters),
  };
}

function securityOf(security: Json | undefined): Operation["security"] {
  const [first] = Array.isArray(security) ? security : [];
  if (!isObject(first)) return "none";
  return "authorizationCode" in first ? "user" : "client";
}

function parametersAt(document: JsonObject, holder: JsonObject, pointer: string): Parameter[] {
  const parameters = Array.isArray(holder["parameters"]) ? holder["parameters"] : [];
  return parameters.map((_parameter, index) => {
    const { node, pointer: own } = follow(document, `${pointer}/parameters/${index}`);
    const schema = follow(document, `${own}/schema`);
    const place = textAt(node, "in");
    const type = textAt(schema.node, "type");
    if (place !== "path" && place !== "query" && place !== "header") throw unknown("place", place, own);
    if (type !== "integer" && type !== "string" && type !== "array") throw unknown("type", type, own);
    return {
      name: textAt(node, "name"),
      in: place,
      required: node["required"] === true,
      explode: node["explode"] !== false,
      type,
      example: node["example"] ?? null,
      pointer: own,
      schema: schema.pointer,
    };
  });
}

function unknown(what: string, value: string, pointer: string): Error {
  return new Error(`The parameter at ${pointer} has the ${what} ${value}, which this suite cannot send.`);
}

function bodyAt(document: JsonObject, node: JsonObject, pointer: string): Body | undefined {
  if (node["requestBody"] === undefined) return undefined;
  const [type] = Object.keys(at(node, "requestBody", "content"));
  if (type === undefined) throw new Error(`The body at ${pointer} has no media type.`);
  const content = `${pointer}/requestBody/content/${escapePointer(type)}`;
  const examples = Object.keys(follow(document, `${content}/examples`).node).map(
    (name) => follow(document, `${content}/examples/${name}`).node["value"] ?? null,
  );
  return { type, schema: `${content}/schema`, examples };
}

function answersAt(document: JsonObject, node: JsonObject, pointer: string): Map<number, Answer> {
  return new Map(
    Object.keys(at(node, "responses")).map((status) => {
      const answer = follow(document, `${pointer}/responses/${status}`);
      const content = isObject(answer.node["content"]) ? answer.node["content"] : {};
      const [type] = Object.keys(content);
      const place = `${answer.pointer}/content/${escapePointer(type ?? "")}`;
      return [
        Number(status),
        {
          status: Number(status),
          pointer: answer.pointer,
          content: type === undefined ? undefined : { type, schema: `${place}/schema` },
          headers: Object.keys(isObject(answer.node["headers"]) ? answer.node["headers"] : {}).map((name) => {
            const header = follow(document, `${answer.pointer}/headers/${name}`);
            return { name, required: header.node["required"] === true, schema: `${header.pointer}/schema` };
          }),
          examples: type === undefined ? [] : Object.keys(at(content, type, "examples")),
        },
      ];
    }),
  );
}

function linksAt(document: JsonObject, node: JsonObject, pointer: string, success: number): Link[] {
  const links = at(node, "responses", String(success))["links"];
  if (!isObject(links)) return [];
  return Object.keys(links).map((name) => {
    const link = follow(document, `${pointer}/responses/${success}/links/${name}`).node;
    const parameters = isObject(link["parameters"]) ? link["parameters"] : {};
    return {
      name,
      operation: textAt(link, "operationId"),
      parameters: Object.fromEntries(Object.keys(parameters).map((key) => [key, textAt(parameters, key)])),
    };
  });
}
