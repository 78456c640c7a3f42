import { readBulk } from "./bulk.ts";
import { readAssumptions, readCodeSamples } from "./extensions.ts";
import { isObject, type Json, type JsonObject, stringAt, toObject, toStrings } from "./json.ts";
import { readList } from "./list.ts";
import { locateOperations, type LocatedOperation, locateParameters, locateWebhooks } from "./locate-operations.ts";
import type { Body, Content, Example, Header, Link, Operation, Parameter, Response } from "./operation.ts";
import { formatPointer, objectAtPointer } from "./pointer.ts";
import { componentName, locate, type Located } from "./reference.ts";
import { readTypes } from "./schema.ts";

/**
 * The operations of a description, in the order of its paths.
 *
 * @throws Error if one uses a part of OpenAPI that the toolkit does not support, such as cookies or several media types
 * for one body. The message has the pointer.
 */
export function readOperations(document: JsonObject): Operation[] {
  return locateOperations(document).map((operation) => readOperation(document, operation));
}

/** The requests that CHeKT sends, in the order of the description. Throws like {@link readOperations}. */
export function readWebhooks(document: JsonObject): Operation[] {
  return locateWebhooks(document).map((operation) => readOperation(document, operation));
}

function readOperation(document: JsonObject, located: LocatedOperation): Operation {
  const { id, method, path, pointer, node } = located;
  const responses = readResponses(document, node, pointer);
  const [first] = responses.values();
  if (!first) throw new Error(`The operation at ${pointer} declares no response.`);
  const body = readBody(document, node, pointer);
  return {
    id,
    method: method.toUpperCase(),
    path,
    pointer,
    tags: toStrings(node["tags"]),
    summary: textAt(node, "summary"),
    description: textAt(node, "description"),
    deprecated: node["deprecated"] === true,
    ...readSecurity(node["security"] ?? document["security"], pointer),
    parameters: locateParameters(document, located).map((parameter) => readParameter(document, parameter)),
    body,
    responses,
    success: first.status,
    links: first.links,
    list: readList(document, node, pointer),
    bulk: readBulk(document, body?.schema, first.content?.schema),
    retryable: node["x-retry"] !== "never",
    assumed: readAssumptions(node),
    codeSamples: readCodeSamples(node),
  };
}

function readSecurity(security: Json | undefined, pointer: string): Pick<Operation, "scheme" | "scopes"> {
  const requirements = Array.isArray(security) ? security : [];
  const schemes = requirements.flatMap((requirement) => Object.entries(toObject(requirement)));
  if (schemes.length > 1) {
    const names = schemes.map(([name]) => name).join(", ");
    throw new Error(`The operation at ${pointer} has several security schemes: ${names}.`);
  }
  const [[scheme, scopes] = []] = schemes;
  return { scheme, scopes: toStrings(scopes) };
}

function readParameter(document: JsonObject, { node, pointer }: Located): Parameter {
  const schema = `${pointer}/schema`;
  const [type] = readTypes(document, schema);
  const place = stringAt(node, "in");
  if (place !== "path" && place !== "query" && place !== "header") {
    throw new Error(`The parameter at ${pointer} is in "${place}". Supported: path, query, header.`);
  }
  if (type !== "integer" && type !== "string" && type !== "array") {
    throw new Error(`The parameter at ${pointer} has the type ${type}. Supported: integer, string, array.`);
  }
  return {
    name: stringAt(node, "name"),
    in: place,
    required: node["required"] === true,
    description: textAt(node, "description"),
    // The default of style "form", which is that of queries. Paths and headers have style "simple".
    explode: typeof node["explode"] === "boolean" ? node["explode"] : place === "query",
    type,
    example: node["example"],
    assumed: readAssumptions(node),
    pointer,
    schema,
  };
}

function readBody(document: JsonObject, node: JsonObject, pointer: string): Body | undefined {
  if (node["requestBody"] === undefined) return undefined;
  const body = locate(document, `${pointer}/requestBody`);
  const content = readContent(document, body);
  const count = Object.keys(toObject(body.node["content"])).length;
  if (!content || count > 1) throw new Error(`The body at ${body.pointer} has ${count} media types. Supported: one.`);
  return { ...content, required: body.node["required"] === true };
}

function readContent(document: JsonObject, { node, pointer }: Located): Content | undefined {
  const [mediaType] = Object.keys(toObject(node["content"]));
  if (mediaType === undefined) return undefined;
  const at = pointer + formatPointer("content", mediaType);
  return { mediaType, schema: `${at}/schema`, examples: readExamples(document, at) };
}

function readExamples(document: JsonObject, pointer: string): Example[] {
  const { examples } = objectAtPointer(document, pointer);
  return Object.keys(toObject(examples)).map((name) => {
    const { node } = locate(document, pointer + formatPointer("examples", name));
    const { summary, value } = node;
    return { name, summary: typeof summary === "string" ? summary : undefined, value: value ?? null };
  });
}

function readResponses(document: JsonObject, node: JsonObject, pointer: string): Map<number, Response> {
  return new Map(
    Object.entries(toObject(node["responses"])).map(([code, response]) => {
      const status = Number(code);
      if (!Number.isInteger(status)) {
        throw new Error(`The operation at ${pointer} has a response "${code}". Supported: single status codes.`);
      }
      const at = locate(document, pointer + formatPointer("responses", code));
      const component = isObject(response) ? componentName(response) : undefined;
      return [status, readResponse(document, status, component, at)];
    }),
  );
}

function readResponse(
  document: JsonObject,
  status: number,
  component: string | undefined,
  { node, pointer }: Located,
): Response {
  return {
    status,
    description: textAt(node, "description"),
    component,
    content: readContent(document, { node, pointer }),
    headers: Object.keys(toObject(node["headers"])).map((name) => readHeader(document, name, pointer)),
    links: Object.keys(toObject(node["links"])).map((name) => readLink(document, name, pointer)),
    assumed: readAssumptions(node),
    pointer,
  };
}

function readHeader(document: JsonObject, name: string, response: string): Header {
  const { node, pointer } = locate(document, response + formatPointer("headers", name));
  return { name, required: node["required"] === true, schema: `${pointer}/schema` };
}

function readLink(document: JsonObject, name: string, response: string): Link {
  const { node } = locate(document, response + formatPointer("links", name));
  const parameters = toObject(node["parameters"]);
  return {
    name,
    operation: stringAt(node, "operationId"),
    description: textAt(node, "description"),
    parameters: Object.fromEntries(Object.keys(parameters).map((key) => [key, stringAt(parameters, key)])),
  };
}

function textAt(node: JsonObject, key: string): string {
  const value = node[key];
  return typeof value === "string" ? value : "";
}
