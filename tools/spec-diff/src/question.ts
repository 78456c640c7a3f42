import { type Finding, toDifferences } from "./finding.ts";
import type { Difference } from "./difference.ts";
import { type Json, type JsonObject, isObject, objectOf, same } from "./json.ts";
import { judge } from "./judge.ts";
import type { Located } from "./operations.ts";
import type { Pair } from "./pairs.ts";
import { stepsOf } from "./place.ts";
import type { RawChange } from "./redocly.ts";
import { withoutColumns } from "./rules/columns.ts";
import { withoutDocumentation } from "./rules/documentation.ts";
import { renamedParameters } from "./rules/endpoint.ts";

/** Two documents for Redocly to compare: operations as they were and as they are, each under a path of its own. */
export interface Question {
  readonly base: JsonObject;
  readonly revision: JsonObject;
}

/**
 * Asks of some operations what no rule of ours has looked at: parameters, bodies and answers. Operations that have these
 * alike are left out.
 *
 * @param prefix Put before the path of each, so that several questions can be asked at once.
 */
export function questionOf(pairs: readonly Pair[], prefix = ""): Question {
  const base: JsonObject = {};
  const revision: JsonObject = {};
  for (const pair of pairs) {
    const was = withoutKnown(pair.before, []);
    const is = withoutKnown(pair.after, renamedParameters(pair));
    if (same(was, is)) continue;
    const key = `/${prefix}${pair.before.id}`;
    // A method has no say in it here, and what Redocly does not find again it cannot compare.
    base[key] = { post: was };
    revision[key] = { post: is };
  }
  return { base: documentOf(base), revision: documentOf(revision) };
}

/** Several questions as one. */
export function together(questions: readonly Question[]): Question {
  const merged = (side: keyof Question): JsonObject =>
    documentOf(Object.assign({}, ...questions.map((question) => question[side]["paths"])) as JsonObject);
  return { base: merged("base"), revision: merged("revision") };
}

/** Whether there is nothing to ask. */
export const isEmpty = ({ base }: Question): boolean => Object.keys(objectOf(base["paths"])).length === 0;

/** What Redocly's answer says of each operation of a question. */
export function differencesIn({ base, revision }: Question, changes: readonly RawChange[], prefix = ""): Difference[] {
  const start = `/${prefix}`;
  const groups = Map.groupBy(changes, ({ path }) => stepsOf(path)[1] ?? "");
  return [...groups].flatMap(([path, ofPath]) =>
    path.startsWith(start)
      ? toDifferences(
          path.slice(start.length),
          withoutEchoes(ofPath.flatMap((change) => judge(change, base, revision))),
        )
      : [],
  );
}

function documentOf(paths: JsonObject): JsonObject {
  return { openapi: "3.1.1", info: { title: "Operations", version: "0.0.0" }, paths };
}

/** An operation without what rules of ours look at. */
function withoutKnown({ operation }: Located, renamed: readonly [from: string, to: string][]): JsonObject {
  const { parameters = [], requestBody, responses = {}, callbacks } = operation;
  const kept = {
    parameters: (Array.isArray(parameters) ? parameters : []).map((parameter) => named(parameter, renamed)),
    ...(requestBody !== undefined && { requestBody }),
    responses: Object.fromEntries(
      Object.entries(objectOf(responses)).map(([status, response]) => {
        const { links: _links, ...others } = objectOf(response);
        return [status, others];
      }),
    ),
    ...(callbacks !== undefined && { callbacks }),
  };
  return objectOf(withoutDocumentation(kept));
}

/** A parameter under its former name, and where it is a filter, without the columns in its pattern. */
function named(parameter: Json, renamed: readonly [from: string, to: string][]): Json {
  const node = objectOf(parameter);
  const [from] = renamed.find(([, to]) => node["in"] === "path" && node["name"] === to) ?? [];
  const name = from ?? node["name"] ?? null;
  const schema = objectOf(node["schema"]);
  const { pattern } = objectOf(schema["items"]);
  const rest = typeof pattern === "string" ? withoutColumns(pattern) : undefined;
  if (rest === undefined || !isObject(schema["items"])) return { ...node, name };
  return { ...node, name, schema: { ...schema, items: { ...schema["items"], pattern: rest } } };
}

/** Says in one sentence what a new or a removed property is said twice about: by itself, and by `required`. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const said = new Set(findings.map(keyOf));
  const also = (finding: Finding, word: string, other: string): boolean =>
    finding.text.includes(word) && said.has(keyOf({ ...finding, text: finding.text.replace(word, other) }));
  return findings.flatMap((finding): Finding[] => {
    if (also(finding, "became optional", "was removed")) return [];
    if (also(finding, "is new", "became required")) return [];
    if (!also(finding, "became required", "is new")) return [finding];
    return [{ ...finding, text: finding.text.replace("became required", "is new, and required,") }];
  });
}

/** A sentence and its answer's status; whether something is in that or from it makes no difference. */
const keyOf = ({ text, status = "" }: Finding): string =>
  `${status} ${text.replace(/\{from\}|(in|from) the request/, "{in}")}`;
