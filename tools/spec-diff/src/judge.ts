import type { Class } from "./difference.ts";
import type { Finding } from "./finding.ts";
import { type Json, type JsonObject, objectOf, shown, textsOf } from "./json.ts";
import { classOfKeyword } from "./keyword-class.ts";
import { textsOfKeyword } from "./keyword-text.ts";
import { inRequest, type Place, placeOf, theBody } from "./place.ts";
import type { RawChange } from "./redocly.ts";

/** What a change of a node means, and in which words. */
type Verdict = readonly [Class, ...string[]];

/** Makes findings of what Redocly reports, within one operation of these documents. */
export function judge(change: RawChange, base: JsonObject, revision: JsonObject): Finding[] {
  const place = placeOf(change, base, revision);
  return verdictsOf(change, place).flatMap(([severity, ...texts]) =>
    texts.map((text) => ({
      class: severity,
      text,
      rule: "schema",
      ...(/\{(in|from)\}/.test(text) && place.status !== undefined && { status: place.status }),
    })),
  );
}

function verdictsOf(change: RawChange, place: Place): Verdict[] {
  const { property, kind, typeName } = change;
  const [was, is] = [change.base?.value, change.revision?.value];
  if (kind === "modified" && property !== undefined) return keyword(change, place, property, was, is);
  switch (typeName) {
    case "Parameter":
      return [parameter(place, kind, is)];
    case "RequestBody":
      return [requestBody(kind, is)];
    case "Response":
      return [
        kind === "added"
          ? ["risky", `it can answer ${place.last}`]
          : ["breaking", `it does not answer ${place.last} any more`],
      ];
    case "Header":
      return [header(place, kind, was)];
    case "MediaType":
    case "MediaTypesMap":
      return [mediaType(place, kind, was ?? is)];
    case "Schema":
      return schema(change, place);
    case "SchemaProperties":
      return properties(place, kind, was ?? is);
    default:
      return [fallback(change, `${place.subject} changed (\`${place.last}\`)${place.where}`)];
  }
}

/** Where no rule of ours knows what it is, Redocly's verdict stands; and what it lets pass is not taken for harmless. */
function fallback({ impact }: RawChange, text: string): Verdict {
  return [impact === "major" ? "breaking" : "risky", text];
}

function keyword(change: RawChange, place: Place, key: string, was: Json | undefined, is: Json | undefined): Verdict[] {
  if (key === "key") return [renamed(change, place, shown(was), shown(is))];
  if (place.last === "dependentRequired") return [dependent(place, key, was, is)];
  if (change.typeName !== "Schema") return [ofHolder(change, place, key, was, is)];
  const texts = textsOfKeyword(key, place, was, is);
  // An enum can lose one value and gain another: each is what it is.
  if (key === "enum" && Array.isArray(was) && Array.isArray(is)) {
    const split = (words: string): string[] => texts.filter((text) => text.includes(words));
    const lost: Class = place.direction === "request" ? "breaking" : "harmless";
    const won: Class = place.direction === "request" ? "harmless" : "risky";
    return [
      [lost, ...split("is no longer a value of")],
      [won, ...split("is a new value of")],
    ];
  }
  if (key === "required") {
    const split = (words: string): string[] => texts.filter((text) => text.includes(words));
    const [more, less]: [Class, Class] =
      place.direction === "request" ? ["breaking", "harmless"] : ["harmless", "breaking"];
    return [
      [more, ...split("became required")],
      [less, ...split("became optional")],
    ];
  }
  const severity = classOfKeyword(key, place.direction, was, is);
  return severity === undefined ? texts.map((text) => fallback(change, text)) : [[severity, ...texts]];
}

/** What Redocly takes for the same thing under another name. */
function renamed({ typeName }: RawChange, { where, direction }: Place, was: string, is: string): Verdict {
  if (typeName === "Response") return ["breaking", `it does not answer ${was} any more, but ${is}`];
  if (typeName !== "MediaType") return ["breaking", `\`${was}\` is now called \`${is}\`${where}`];
  return ["breaking", `the ${direction} body is not ${was} any more, but ${is}${where}`];
}

/** What a property asks to be sent with it. */
function dependent(place: Place, name: string, was: Json | undefined, is: Json | undefined): Verdict {
  const severity = classOfKeyword("dependentRequired", place.direction, was, is) ?? "risky";
  return [severity, `${place.property(name)} is dependent on ${textsOf(is).join(", ") || "nothing"}${place.where}`];
}

/** A key of a parameter, a header or a body, around their schemas. */
function ofHolder(change: RawChange, place: Place, key: string, was: Json | undefined, is: Json | undefined): Verdict {
  const { subject, where } = place;
  if (key === "deprecated") return ["harmless", `${subject} is ${is === true ? "" : "no longer "}deprecated${where}`];
  if (key === "required") {
    const required = is === true;
    const narrower = required === (place.direction === "request");
    return [narrower ? "breaking" : "harmless", `${subject} became ${required ? "required" : "optional"}${where}`];
  }
  if (key === "in") return ["breaking", `${subject} is a ${shown(is)} parameter now`];
  const [text = ""] = textsOfKeyword(key, place, was, is);
  return change.typeName === "Parameter" ? ["breaking", text] : fallback(change, text);
}

function parameter({ subject }: Place, kind: RawChange["kind"], is: Json | undefined): Verdict {
  if (kind === "removed") return ["breaking", `${subject} was removed`];
  if (objectOf(is)["required"] === true) return ["breaking", `a required parameter is new: ${subject}`];
  return ["harmless", `an optional parameter is new: ${subject}`];
}

function requestBody(kind: RawChange["kind"], is: Json | undefined): Verdict {
  if (kind === "removed") return ["breaking", "it takes no request body any more"];
  if (objectOf(is)["required"] === true) return ["breaking", "it takes a required request body now"];
  return ["harmless", "it takes an optional request body now"];
}

function header({ subject, where }: Place, kind: RawChange["kind"], was: Json | undefined): Verdict {
  if (kind === "added") return ["harmless", `${subject} is new${where}`];
  return [objectOf(was)["required"] === true ? "breaking" : "risky", `${subject} was removed${from(where)}`];
}

function mediaType(place: Place, kind: RawChange["kind"], value: Json | undefined): Verdict {
  const name = place.last === "content" ? Object.keys(objectOf(value)).join(", ") : place.last;
  const body = `the ${place.direction} body`;
  if (kind === "removed") return ["breaking", `${body} is not ${name} any more${place.where}`];
  return [place.direction === "request" ? "harmless" : "risky", `${body} can be ${name} now${place.where}`];
}

/** All properties of a schema at once. */
function properties(place: Place, kind: RawChange["kind"], value: Json | undefined): Verdict[] {
  return Object.keys(objectOf(value)).map((name) => named(place.property(name), place, kind));
}

function named(name: string, { where, direction, subject }: Place, kind: RawChange["kind"]): Verdict {
  const end = direction === "request" && subject === theBody ? inRequest : where;
  return kind === "added" ? ["harmless", `${name} is new${end}`] : ["breaking", `${name} was removed${from(end)}`];
}

/** A schema that is new somewhere, or gone: a property, a part of another schema. */
function schema(change: RawChange, place: Place): Verdict[] {
  const { direction, subject, where, parent, last, kind } = { ...place, ...change };
  if (parent === "properties") return [named(subject, place, kind)];
  const added = kind === "added";
  const alternative = parent === "oneOf" || parent === "anyOf";
  // One more of several ways allows more; one more condition, less.
  const narrower = alternative ? !added : added;
  const severity: Class = narrower === (direction === "request") ? "breaking" : "harmless";
  if (alternative || parent === "allOf") {
    const what = alternative ? "one alternative" : "one condition";
    return [[severity, `${subject} has ${what} ${added ? "more" : "less"} (\`${parent}\`)${where}`]];
  }
  return [[severity, `\`${last}\` of ${subject}${where} ${added ? "is new" : "is gone"}`]];
}

/** "in the request", as it is said of what is no longer there. */
const from = (where: string): string => where.replace("{in}", "{from}").replace(" in ", " from ");
