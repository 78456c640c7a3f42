import { isEqual, isObject, type Json, parsePointer, toObject, toStrings } from "@chekt/description";
import type { Finding, Kind } from "./finding.ts";

/** A sentence about a finding, for partners. */
export interface Sentence {
  /** What changed, without the operation. Where it has `{statuses}`, the responses are listed that it is true of. */
  readonly text: string;
  /** The status code of the response that it is about. */
  readonly status: string | undefined;
}

/** Where a finding is, in words. Every word of the tool about a finding is made in this file. */
interface Place {
  /** "`name`", "the query parameter `limit`", "the request body". */
  readonly subject: string;
  /** " in the request", " in {statuses}" or nothing, to follow the subject. */
  readonly where: string;
  readonly status: string | undefined;
  /** The last key of the pointer. */
  readonly last: string;
}

/** The keys of a pointer before those within an operation: `paths`, its path, its method. */
const operationDepth = 3;

/** Says in a sentence what changed. */
export function renderFinding(finding: Finding): Sentence {
  const place = readPlace(finding);
  const { kind, before, after, pointer } = finding;
  const parts = { ...place, before, after, was: show(before), is: show(after), keys: parsePointer(pointer) };
  const text = sentences[kind](parts);
  return { text, status: text.includes("{statuses}") ? place.status : undefined };
}

/** "the 200 response", "the 400, 401 and 404 responses". */
export function listResponses(statuses: readonly string[]): string {
  const [last = "", ...others] = statuses.toReversed();
  if (others.length === 0) return `the ${last} response`;
  return `the ${others.toReversed().join(", ")} and ${last} responses`;
}

function readPlace({ pointer, operation }: Finding): Place {
  const keys = parsePointer(pointer);
  const steps = operation === undefined ? keys : keys.slice(operationDepth);
  const [section, first = "", second = "", third = ""] = steps;
  const last = steps.at(-1) ?? "";
  const named = (whole: string, path: string, where: string, status?: string): Place => {
    const own = path === "" ? whole : `\`${path}\``;
    return { subject: own, where: path === "" && whole.includes("request body") ? "" : where, status, last };
  };
  if (section === "parameters") {
    const parameter = `the ${first} parameter \`${second}\``;
    const path = propertyPath(steps.slice(3));
    return named(parameter, path, path === "" ? "" : ` in ${parameter}`);
  }
  if (section === "requestBody") return named("the request body", propertyPath(steps.slice(3)), " in the request");
  if (section !== "responses") return { subject: `\`${last}\``, where: "", status: undefined, last };
  if (second === "headers") {
    return named(`the header \`${third}\``, propertyPath(steps.slice(4)), " in {statuses}", first);
  }
  return named("the body", propertyPath(steps.slice(4)), " in {statuses}", first);
}

/** The names of the properties on the way through a schema: `results[].req.name`. */
function propertyPath(steps: readonly string[]): string {
  let path = "";
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index] ?? "";
    // The items of a parameter or a body are not named.
    if ((step === "items" || step === "prefixItems") && path !== "") path += "[]";
    if (step === "additionalProperties" || step === "unevaluatedProperties") path += ".*";
    if (step === "properties" || step === "patternProperties") path += `.${steps[++index] ?? ""}`;
    if (["prefixItems", "anyOf", "dependentRequired", "dependentSchemas"].includes(step)) index++;
  }
  // A closed object is said to be so itself.
  return path.replace(/^\./, "").replace(/^\*$/, "");
}

/** What a sentence is made of. */
interface Parts extends Place {
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** The same as text. */
  readonly was: string;
  readonly is: string;
  /** The keys of the pointer. */
  readonly keys: readonly string[];
}

/** What is said about each kind of finding, without the operation. */
const sentences: Readonly<Record<Kind, (parts: Parts) => string>> = {
  about: () => "the introduction, tags or descriptions of the API changed",
  "additional-properties": ({ subject, where, last, after }) =>
    `${subject} ${last && after === false ? "rejects" : "accepts"} undocumented properties now${where}`,
  "alternative-added": ({ subject, where, after }) =>
    isNull(after) ? `${subject + where} can be null now` : `${subject} has a new alternative${where}`,
  "alternative-removed": ({ subject, where, before }) =>
    isNull(before) ? `${subject + where} can no longer be null` : `${subject} lost an alternative${where}`,
  "body-added": () => "it accepts an optional request body now",
  "body-removed": () => "it no longer accepts a request body",
  default: ({ subject, where, before, after }) => describeKeyword("default", subject + where, before, after),
  deprecated: ({ subject, where, is, keys }) =>
    `${keys.length === operationDepth + 1 ? "it" : subject + where} is ${is === "true" ? "" : "no longer "}deprecated`,
  documentation: () => "its documentation changed",
  enum: ({ subject, where, before, after, keys }) => describeKeyword(keywordAt(keys), subject + where, before, after),
  extension: ({ subject, where, before, after, keys }) =>
    describeKeyword(keywordAt(keys), subject + where, before, after),
  keyword: ({ subject, where, before, after, keys }) =>
    describeKeyword(keywordAt(keys), subject + where, before, after),
  "enum-value-added": ({ subject, where, is }) => `\`${is}\` is a new value of ${subject}${where}`,
  "enum-value-removed": ({ subject, where, was }) => `\`${was}\` is no longer a value of ${subject}${where}`,
  "flow-added": ({ last, keys }) => `the flow \`${last}\` of \`${keys[2]}\` is new`,
  "flow-changed": ({ last, was, is, keys }) =>
    `the \`${last}\` of the token \`${keys[2]}\` changed from ${was} to ${is}`,
  "flow-removed": ({ last, keys }) => `the flow \`${last}\` of \`${keys[2]}\` was removed`,
  "header-added": ({ subject, where }) => `${subject} is new${where}`,
  "header-removed": ({ subject, where }) => `${subject} was removed${where.replace(" in ", " from ")}`,
  "property-removed": ({ subject, where }) => `${subject} was removed${where.replace(" in ", " from ")}`,
  "link-added": ({ last, keys }) => `the link \`${last}\` of the ${keys[4]} response is new`,
  "link-changed": ({ last, keys }) => `the link \`${last}\` of the ${keys[4]} response leads elsewhere`,
  "link-removed": ({ last, keys }) => `the link \`${last}\` of the ${keys[4]} response was removed`,
  "list-added": () => "it is a list now (`x-list`)",
  "list-key": ({ is }) => `its pages are ordered by \`${is}\` now (\`x-list\`)`,
  "list-removed": () => "it is no longer a list (`x-list`)",
  "list-table": ({ was, is }) => `its table is called \`${is}\` instead of \`${was}\` (\`x-list\`)`,
  "media-type-added": ({ subject, where, keys }) => `${subject} can be ${mediaTypeAt(keys)} now${where}`,
  "media-type-removed": ({ subject, where, keys }) => `${subject} is no longer ${mediaTypeAt(keys)}${where}`,
  method: ({ was, is }) => `its method changed from ${was.toUpperCase()} to ${is.toUpperCase()}`,
  "operation-added": ({ keys }) => `a new operation, ${keys[2]?.toUpperCase()} \`${keys[1]}\``,
  "operation-id": ({ is }) => `its operationId is now \`${is}\``,
  "operation-removed": () => "it was removed",
  optional: ({ subject, where }) => `${subject} became optional${where}`,
  "parameter-added": ({ subject }) => `an optional parameter is new: ${subject}`,
  "parameter-removed": ({ subject }) => `${subject} was removed`,
  "parameter-renamed": ({ was, is }) => `the path parameter \`${was}\` is called \`${is}\` now`,
  path: ({ is }) => `its path is now \`${is}\``,
  "pattern-word-added": ({ subject, where, is }) => `\`${is}\` is new in the pattern of ${subject}${where}`,
  "pattern-word-removed": ({ subject, where, was }) => `\`${was}\` is no longer in the pattern of ${subject}${where}`,
  "property-added": ({ subject, where }) => `${subject} is new${where}`,
  "property-optional": ({ subject, where, was }) =>
    `\`${joined(subject, was)}\` became optional${inBody(where, subject)}`,
  "property-required": ({ subject, where, is }) =>
    `\`${joined(subject, is)}\` became required${inBody(where, subject)}`,
  required: ({ subject, where }) => `${subject} became required${where}`,
  "required-body-added": () => "it needs a request body now",
  "required-parameter-added": ({ subject }) => `a required parameter is new: ${subject}`,
  "required-property-added": ({ subject, where }) => `${subject} is new, and required,${where}`,
  "response-added": ({ last }) => `it can return ${last}`,
  "response-removed": ({ last }) => `it no longer returns ${last}`,
  retry: ({ is }) =>
    is === "never"
      ? "the client no longer retries it once it may have been received (`x-retry`)"
      : "the client may retry it even if it may have been received (`x-retry`)",
  "schema-removed": ({ last }) => `the schema \`${last}\` was removed; the client's types are named after schemas`,
  "scheme-added": ({ last }) => `the security scheme \`${last}\` is new`,
  "scheme-changed": ({ last, after }) => `the security scheme \`${last}\` changed to ${show(toObject(after)["type"])}`,
  "scheme-removed": ({ last }) => `the security scheme \`${last}\` was removed`,
  "scope-added": ({ last, keys }) => `the token \`${keys[2]}\` can have the new scope \`${last}\``,
  "scope-removed": ({ last, keys }) => `the token \`${keys[2]}\` no longer has the scope \`${last}\``,
  "security-added": ({ before, after }) =>
    `it accepts ${showSecurity(after)}, and no longer only ${showSecurity(before)}`,
  "security-changed": ({ before, after }) =>
    `it needs ${showSecurity(after)}; until now, ${showSecurity(before)} was enough`,
  "security-dropped": ({ before }) => `it no longer needs a token; until now, it needed ${showSecurity(before)}`,
  serialization: ({ subject, where, last, before, after }) => describeKeyword(last, subject + where, before, after),
  "server-added": ({ after }) => `the server ${show(toObject(after)["url"])} is new`,
  "server-removed": ({ before }) => `the server ${show(toObject(before)["url"])} was removed`,
  tags: ({ was, is }) => `its tags changed from ${was} to ${is}`,
  type: ({ subject, where, before, after }) => describeTypes(subject + where, before, after),
  unknown: ({ last }) => `\`${last}\` changed, which no rule knows`,
  version: ({ is }) => `the version of the API is ${is}`,
};

function describeKeyword(keyword: string, subject: string, before: Json | undefined, after: Json | undefined): string {
  const name = `\`${keyword}\` of ${subject}`;
  // Schemas are too long to be shown.
  if ([before, after].some((value) => isObject(value) || (Array.isArray(value) && value.some(isObject)))) {
    return `${name} ${before === undefined ? "was added" : after === undefined ? "was removed" : "changed"}`;
  }
  if (before === undefined && after === undefined) return `${name} changed`;
  if (before === undefined) return `${name} was set to ${show(after)}`;
  if (after === undefined) return `${name} was removed; it was ${show(before)}`;
  return `${name} changed from ${show(before)} to ${show(after)}`;
}

function describeTypes(subject: string, before: Json | undefined, after: Json | undefined): string {
  const [was, is] = [toStrings(before), toStrings(after)];
  if (isEqual(is.toSorted(), [...was, "null"].toSorted())) return `${subject} can be null now`;
  if (isEqual(was.toSorted(), [...is, "null"].toSorted())) return `${subject} can no longer be null`;
  return `the type of ${subject} changed from ${listTypes(was)} to ${listTypes(is)}`;
}

const listTypes = (types: readonly string[]): string => types.join(" or ") || "any";

const isNull = (schema: Json | undefined): boolean => isEqual(toObject(schema)["type"], ["null"]);

/** A value as it is written in JSON, a string without quotes. */
const show = (value: Json | undefined): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");

/** The keyword that a pointer leads to, or into. */
function keywordAt(keys: readonly string[]): string {
  const [previous = "", last = ""] = keys.slice(-2);
  return ["dependentRequired", "dependentSchemas", "patternProperties"].includes(previous) ? previous : last;
}

const mediaTypeAt = (keys: readonly string[]): string => keys[keys.lastIndexOf("content") + 1] ?? "";

const joined = (subject: string, name: string): string =>
  subject.startsWith("`") ? `${subject.replaceAll("`", "")}.${name}` : name;

/** The body itself is in nothing; its properties are. */
const inBody = (where: string, subject: string): string =>
  subject === "the request body" ? " in the request" : subject.includes(" parameter ") ? ` in ${subject}` : where;

function showSecurity(security: Json | undefined): string {
  const requirements = (Array.isArray(security) ? security : []).map((requirement) =>
    Object.entries(toObject(requirement))
      .map(([scheme, scopes]) => {
        const names = toStrings(scopes).map((scope) => `\`${scope}\``);
        return names.length > 0 ? `\`${scheme}\` with ${names.join(", ")}` : `\`${scheme}\``;
      })
      .join(" and "),
  );
  return requirements.map((requirement) => requirement || "no token").join(" or ");
}
