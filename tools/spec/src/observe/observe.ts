import type { Description, Json, JsonObject, Operation } from "@chekt/description";
import type { SchemaCompiler } from "@chekt/description/validation";
import { listAssumptions } from "./declared.ts";
import { findOperation } from "./find-operation.ts";
import { explainViolation, undescribedProperties } from "./hold-against.ts";
import type { Recorded } from "./read-har.ts";
import { showName, showPath, showType } from "./show-text.ts";

/**
 * A contradiction between the description and recorded traffic. It contains the types of values but not the values,
 * which may be confidential.
 */
export interface Finding {
  /** The operation, or the method and path if no operation matches. */
  readonly operation: string;
  /** What the description says and what happened, as a sentence. */
  readonly what: string;
  /** The place in the description, as a JSON pointer. */
  readonly where: string;
  /** The assumptions behind that place. */
  readonly assumed: readonly string[];
}

/** A description with a compiler for its schemas. */
export interface Judge {
  readonly description: Description;
  /** Compiles the schema at a JSON pointer. */
  readonly validator: SchemaCompiler;
}

/** Compares one recorded call with the description. */
export function observe({ description, validator }: Judge, call: Recorded): readonly Finding[] {
  const match = findOperation(description.operations, call.method, call.url.pathname);
  if (!match) {
    const operation = `${call.method} ${showPath(call.url.pathname)}`;
    return [{ operation, what: "is not an operation of the description", where: "/paths", assumed: [] }];
  }
  const { operation, parameters } = match;
  return [
    ...checkRequest(description.document, validator, operation, call, parameters),
    ...checkResponse(description.document, validator, operation, call),
  ].map(([what, where]) => ({
    operation: operation.id,
    what,
    where,
    assumed: listAssumptions(description.document, where),
  }));
}

type Mismatch = readonly [what: string, where: string];

/** Finds requests that were accepted although the description forbids them, or rejected although it allows them. */
function checkRequest(
  document: JsonObject,
  validator: SchemaCompiler,
  operation: Operation,
  { url, status, requestBody }: Recorded,
  path: Readonly<Record<string, string>>,
): readonly Mismatch[] {
  const mismatches: Mismatch[] = [];
  const declared = new Map(operation.parameters.filter((one) => one.in !== "header").map((one) => [one.name, one]));
  for (const name of new Set(url.searchParams.keys())) {
    if (declared.has(name)) continue;
    // A parameter without a value may be a value without a name.
    const shown = url.searchParams.get(name) === "" ? showName("") : showName(name);
    mismatches.push([`was sent the parameter ${shown}, which is not described`, operation.pointer]);
  }
  for (const { name, type, explode, schema, pointer } of declared.values()) {
    const texts = name in path ? [path[name] ?? ""] : url.searchParams.getAll(name);
    if (texts.length === 0) continue;
    const list = explode ? texts : texts.flatMap((text) => text.split(","));
    const [text = ""] = texts;
    const value = type === "array" ? list : type === "integer" && /^-?\d+$/.test(text) ? Number(text) : text;
    const fault = explainViolation(validator(schema), value);
    if (fault) mismatches.push([`was sent a ${name} that ${fault}`, pointer]);
  }
  const isBodyComplete = requestBody !== undefined && !requestBody.isTruncated;
  if (operation.body?.mediaType === "application/json" && isBodyComplete) {
    const { schema } = operation.body;
    const body = parse(requestBody.text);
    const fault = body === undefined ? "is not JSON" : explainViolation(validator(schema), body);
    if (fault) mismatches.push([`was sent a body that ${fault}`, schema]);
    for (const name of body === undefined ? [] : undescribedProperties(document, schema, body)) {
      mismatches.push([`was sent ${name}, which is not described`, schema]);
    }
  }
  if (status >= 200 && status < 300) return mismatches.map(([what, where]) => [`${what}, and accepted it`, where]);
  // The reason for a rejection may be in a body that was not recorded.
  if (status === 400 && mismatches.length === 0 && (!operation.body || isBodyComplete)) {
    return [["rejected with 400 a request that the description allows", operation.pointer]];
  }
  // A rejection agrees with the faults that were found.
  return [];
}

function checkResponse(
  document: JsonObject,
  validator: SchemaCompiler,
  operation: Operation,
  { status, responseType, responseBody }: Recorded,
): readonly Mismatch[] {
  const response = operation.responses.get(status);
  if (!response) return [[`returned ${status}, which is not described`, `${operation.pointer}/responses`]];
  const { content, pointer } = response;
  if (!content) return responseBody === undefined ? [] : [[`returned ${status} with a body`, pointer]];
  // Recorders may omit the body.
  if (responseBody === undefined) return [];
  if (responseType !== undefined && responseType !== content.mediaType) {
    return [[`returned ${status} as ${showType(responseType)} instead of ${content.mediaType}`, `${pointer}/content`]];
  }
  if (responseBody.isTruncated) return [];
  const body = parse(responseBody.text);
  if (body === undefined) return [[`returned ${status} with a body that is not JSON`, pointer]];
  const fault = explainViolation(validator(content.schema), body);
  return [
    ...(fault ? [[`returned ${status} with a body that ${fault}`, content.schema] as const] : []),
    ...undescribedProperties(document, content.schema, body).map(
      (name) => [`returned ${status} with ${name}, which is not described`, content.schema] as const,
    ),
  ];
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
