import {
  findNamedExample,
  isEqual,
  isObject,
  type Json,
  type JsonObject,
  type Operation,
  toStrings,
} from "@chekt/description";

const camelToSnake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function toText(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function readParameter({ parameters }: Operation, name: string): Json | undefined {
  return parameters.find((parameter) => parameter.name === name)?.example;
}

/** Lists what the response of an operation's example should repeat of the request, but does not. */
export function findContradictions(operation: Operation): string[] {
  const { request, response } = findNamedExample(operation);
  if (response === undefined) return [];
  if (Array.isArray(response)) return findContradictingRows(operation, response.filter(isObject));
  if (!isObject(response)) return [];
  const ids = operation.parameters
    .filter(({ in: place }) => place === "path")
    .map(({ name, example }) => [camelToSnake(name), example ?? null] as const);
  const sent = { ...Object.fromEntries(ids), ...(isObject(request) && request) };
  return [...findDifferences(sent, response), ...findContradictingItems(request, response["results"])];
}

function findDifferences(sent: JsonObject, returned: JsonObject): string[] {
  return Object.entries(sent).flatMap(([name, value]) =>
    name in returned && !isEqual(returned[name], value)
      ? [`${name}: sent ${JSON.stringify(value)}, returned ${JSON.stringify(returned[name])}`]
      : [],
  );
}

function findContradictingItems(request: Json | undefined, results: Json | undefined): string[] {
  if (!Array.isArray(results)) return [];
  const items = isObject(request) ? Object.values(request).find(Array.isArray) : request;
  if (!Array.isArray(items) || items.length !== results.length) return ["results: not one per item"];
  return results.filter(isObject).flatMap(({ req, res }, index) => {
    const item = items[index];
    return [
      ...(isEqual(req, item) ? [] : [`results[${index}].req: not the item`]),
      ...(isObject(item) && isObject(res) ? findDifferences(item, res) : []),
    ];
  });
}

function findContradictingRows(operation: Operation, rows: readonly JsonObject[]): string[] {
  const conditions = readParameter(operation, "filter");
  const sort = toText(readParameter(operation, "sort"));
  const descending = readParameter(operation, "dir") === "desc";
  const limit = Number(readParameter(operation, "limit"));
  const values = rows.map((row) => row[sort]).filter((value) => value !== undefined);
  const ordered = values.toSorted((one, other) => (toText(one) < toText(other) ? -1 : 1));
  return [
    ...(rows.length === 0 ? ["no rows"] : []),
    ...(rows.length > limit ? [`${rows.length} rows with limit ${limit}`] : []),
    ...(isEqual(values, descending ? ordered.toReversed() : ordered) ? [] : [`not sorted by ${sort}`]),
    ...toStrings(conditions).flatMap((condition) =>
      rows.every((row) => matches(row, condition)) ? [] : [`a row does not match ${condition}`],
    ),
  ];
}

/** Whether a row meets a condition; true if the row does not contain its column. */
function matches(row: JsonObject, condition: string): boolean {
  const [column = "", value = "", operator = "eq"] = condition.split(",");
  const found = row[column];
  if (found === undefined) return true;
  if (operator === "eq") return toText(found) === value;
  if (operator === "regex") return new RegExp(value).test(toText(found));
  throw new Error(`The example filter ${condition} has an operator that this check does not support. Use eq or regex.`);
}
