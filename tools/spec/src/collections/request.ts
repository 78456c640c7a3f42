import {
  type Description,
  findNamedExample,
  isObject,
  type Json,
  type NamedExample,
  type Operation,
  type Parameter,
  parsePointer,
  pathParameters,
  readKeywords,
  readProperties,
  toObject,
} from "@chekt/description";
import type { Capture, CollectionRequest, Field, RequestBody, SavedExample } from "./model.ts";
import { listMembers, Placeholder, replaceValues } from "./template.ts";

/**
 * The dealer that `connectDealer` connected. `disconnectDealer` uses it, so that it never disconnects the dealer that the
 * other requests use.
 */
const CONNECTED_DEALER = "connected_dealer_id";

/** Writes the request of an operation that its examples show, with variables for what other requests create. */
export function createRequest(description: Description, operation: Operation): CollectionRequest {
  const named = findNamedExample(operation);
  return {
    operation: operation.id,
    isSandboxOnly: false,
    name: operation.summary,
    description: operation.description.trim(),
    method: operation.method,
    path: operation.path,
    pathParameters: pathParameters(operation).map(({ name, description: text }) => ({
      name,
      variable: selectVariable(description, operation, name),
      description: text.trim(),
    })),
    query: listFields(description, operation, "query"),
    headers: listFields(description, operation, "header"),
    token: selectToken(operation),
    body: createBody(description, operation, named),
    status: operation.success,
    isBulk: operation.bulk !== undefined,
    captures: listCaptures(description, operation),
    example: createExample(operation, named),
  };
}

/** The variable with the value of a path parameter. */
function selectVariable({ creators }: Description, { id }: Operation, parameter: string): string {
  if (id === "disconnectDealer") return CONNECTED_DEALER;
  return creators.get(parameter)?.key ?? snakeCase(parameter);
}

function selectToken({ scheme }: Operation): CollectionRequest["token"] {
  if (scheme === undefined) return undefined;
  return scheme === "authorizationCode" ? "user_token" : "access_token";
}

/** The same request with only the properties that its body requires. */
export function withRequiredProperties(
  description: Description,
  operation: Operation,
  request: CollectionRequest,
): CollectionRequest {
  const { body } = request;
  if (!operation.body || !body) return request;
  const required = new Set(
    readProperties(description.document, operation.body.schema)
      .filter((property) => property.required)
      .map(({ name }) => name),
  );
  const members = listMembers(body.content).filter(([name]) => required.has(name));
  return { ...request, body: { ...body, content: Object.fromEntries(members) } };
}

function listFields({ document }: Description, { parameters }: Operation, place: Parameter["in"]): Field[] {
  return parameters
    .filter((parameter) => parameter.in === place && parameter.example !== undefined)
    .flatMap(({ name, example = null, explode, description, schema, required }) => {
      const { default: byDefault } = readKeywords(document, schema);
      // Optional headers are for debugging.
      const isEnabled = required || (place === "query" && example !== byDefault);
      const values = Array.isArray(example) && explode ? example : [example];
      return values.map((value) => ({ name, value: writeText(value), description: description.trim(), isEnabled }));
    });
}

function writeText(value: Json): string {
  if (Array.isArray(value)) return value.map(writeText).join(",");
  return typeof value === "string" ? value : JSON.stringify(value);
}

function createBody(description: Description, operation: Operation, named: NamedExample): RequestBody | undefined {
  const { body, method, id } = operation;
  if (!body || named.request === undefined) return undefined;
  const isCreation =
    method === "POST" && [...description.creators.values()].some((creator) => creator.operation === id);
  const content = replaceValues(keepSuccessful(operation, named), (key) => {
    if (key === "client_id" || key === "client_secret") return new Placeholder({ variable: key }, "string");
    if (isCreation && /^external_\w+_id$/.test(key)) return new Placeholder("unique", "string");
    for (const creator of description.creators.values()) {
      const created = new Placeholder({ variable: creator.key }, "number");
      if (key === creator.key) return created;
      if (key === `${creator.parameter}s`) return [created];
    }
    return undefined;
  });
  return { mediaType: body.mediaType, content };
}

/** Leaves out the items of a bulk request that fail in the example of its response. */
function keepSuccessful({ bulk }: Operation, { request = null, response }: NamedExample): Json {
  const { results } = toObject(response);
  if (!bulk || !Array.isArray(results)) return request;
  const keep = (items: Json | undefined): Json[] =>
    Array.isArray(items) ? items.filter((_item, index) => toObject(results[index])["is_successful"] === true) : [];
  const { property } = bulk;
  return property === undefined || !isObject(request)
    ? keep(request)
    : { ...request, [property]: keep(request[property]) };
}

function listCaptures({ creators }: Description, { id }: Operation): Capture[] {
  if (id === "createToken") return [{ variable: "access_token", path: ["access_token"], isFallback: false }];
  return [...creators.values()]
    .filter(({ operation }) => operation === id)
    .flatMap(({ key, pointer }) => {
      const path = parsePointer(pointer).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
      return id === "connectDealer"
        ? [
            { variable: CONNECTED_DEALER, path, isFallback: false },
            { variable: key, path, isFallback: true },
          ]
        : [{ variable: key, path, isFallback: false }];
    });
}

function createExample({ responses, success }: Operation, { name, request, response }: NamedExample): SavedExample {
  const { content, description } = responses.get(success) ?? {};
  const summary = content?.examples.find((example) => example.name === name)?.summary;
  return { name: summary ?? (content ? name : (description ?? name).trim()), request, response };
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
