import { isEqual, isObject, type Json, parsePointer, toObject, toStrings } from "@chekt/description";
import type { Finding } from "./finding.ts";

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
  const text = describe(finding, place);
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

function describe(finding: Finding, { subject, where, last }: Place): string {
  const { kind, before, after, pointer } = finding;
  const [was, is] = [show(before), show(after)];
  const keys = parsePointer(pointer);
  switch (kind) {
    case "about":
      return "the introduction, tags or descriptions of the API changed";
    case "additional-properties":
      return `${subject} ${last && after === false ? "rejects" : "accepts"} undocumented properties now${where}`;
    case "alternative-added":
      return isNull(after) ? `${subject + where} can be null now` : `${subject} has a new alternative${where}`;
    case "alternative-removed":
      return isNull(before) ? `${subject + where} can no longer be null` : `${subject} lost an alternative${where}`;
    case "body-added":
      return "it accepts an optional request body now";
    case "body-removed":
      return "it no longer accepts a request body";
    case "default":
      return describeKeyword("default", subject + where, before, after);
    case "deprecated":
      return `${keys.length === operationDepth + 1 ? "it" : subject + where} is ${is === "true" ? "" : "no longer "}deprecated`;
    case "documentation":
      return "its documentation changed";
    case "enum":
    case "extension":
    case "keyword":
      return describeKeyword(keywordAt(keys), subject + where, before, after);
    case "enum-value-added":
      return `\`${is}\` is a new value of ${subject}${where}`;
    case "enum-value-removed":
      return `\`${was}\` is no longer a value of ${subject}${where}`;
    case "flow-added":
      return `the flow \`${last}\` of \`${keys[2]}\` is new`;
    case "flow-changed":
      return `the \`${last}\` of the token \`${keys[2]}\` changed from ${was} to ${is}`;
    case "flow-removed":
      return `the flow \`${last}\` of \`${keys[2]}\` was removed`;
    case "header-added":
      return `${subject} is new${where}`;
    case "header-removed":
    case "property-removed":
      return `${subject} was removed${where.replace(" in ", " from ")}`;
    case "link-added":
      return `the link \`${last}\` of the ${keys[4]} response is new`;
    case "link-changed":
      return `the link \`${last}\` of the ${keys[4]} response leads elsewhere`;
    case "link-removed":
      return `the link \`${last}\` of the ${keys[4]} response was removed`;
    case "list-added":
      return "it is a list now (`x-list`)";
    case "list-key":
      return `its pages are ordered by \`${is}\` now (\`x-list\`)`;
    case "list-removed":
      return "it is no longer a list (`x-list`)";
    case "list-table":
      return `its table is called \`${is}\` instead of \`${was}\` (\`x-list\`)`;
    case "media-type-added":
      return `${subject} can be ${mediaTypeAt(keys)} now${where}`;
    case "media-type-removed":
      return `${subject} is no longer ${mediaTypeAt(keys)}${where}`;
    case "method":
      return `its method changed from ${was.toUpperCase()} to ${is.toUpperCase()}`;
    case "operation-added":
      return `a new operation, ${keys[2]?.toUpperCase()} \`${keys[1]}\``;
    case "operation-id":
      return `its operationId is now \`${is}\``;
    case "operation-removed":
      return "it was removed";
    case "optional":
      return `${subject} became optional${where}`;
    case "parameter-added":
      return `an optional parameter is new: ${subject}`;
    case "parameter-removed":
      return `${subject} was removed`;
    case "parameter-renamed":
      return `the path parameter \`${was}\` is called \`${is}\` now`;
    case "path":
      return `its path is now \`${is}\``;
    case "pattern-word-added":
      return `\`${is}\` is new in the pattern of ${subject}${where}`;
    case "pattern-word-removed":
      return `\`${was}\` is no longer in the pattern of ${subject}${where}`;
    case "property-added":
      return `${subject} is new${where}`;
    case "property-optional":
      return `\`${joined(subject, was)}\` became optional${inBody(where, subject)}`;
    case "property-required":
      return `\`${joined(subject, is)}\` became required${inBody(where, subject)}`;
    case "required":
      return `${subject} became required${where}`;
    case "required-body-added":
      return "it needs a request body now";
    case "required-parameter-added":
      return `a required parameter is new: ${subject}`;
    case "required-property-added":
      return `${subject} is new, and required,${where}`;
    case "response-added":
      return `it can return ${last}`;
    case "response-removed":
      return `it no longer returns ${last}`;
    case "retry":
      return is === "never"
        ? "the client no longer retries it once it may have been received (`x-retry`)"
        : "the client may retry it even if it may have been received (`x-retry`)";
    case "schema-removed":
      return `the schema \`${last}\` was removed; the client's types are named after schemas`;
    case "scheme-added":
      return `the security scheme \`${last}\` is new`;
    case "scheme-changed":
      return `the security scheme \`${last}\` changed to ${show(toObject(after)["type"])}`;
    case "scheme-removed":
      return `the security scheme \`${last}\` was removed`;
    case "scope-added":
      return `the token \`${keys[2]}\` can have the new scope \`${last}\``;
    case "scope-removed":
      return `the token \`${keys[2]}\` no longer has the scope \`${last}\``;
    case "security-added":
      return `it accepts ${showSecurity(after)}, and no longer only ${showSecurity(before)}`;
    case "security-changed":
      return `it needs ${showSecurity(after)}; until now, ${showSecurity(before)} was enough`;
    case "security-dropped":
      return `it no longer needs a token; until now, it needed ${showSecurity(before)}`;
    case "serialization":
      return describeKeyword(last, subject + where, before, after);
    case "server-added":
      return `the server ${show(toObject(after)["url"])} is new`;
    case "server-removed":
      return `the server ${show(toObject(before)["url"])} was removed`;
    case "tags":
      return `its tags changed from ${was} to ${is}`;
    case "type":
      return describeTypes(subject + where, before, after);
    case "unknown":
      return `\`${last}\` changed, which no rule knows`;
    case "version":
      return `the version of the API is ${is}`;
    default:
      throw new Error(`No sentence for ${String(kind satisfies never)}.`);
  }
}

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
