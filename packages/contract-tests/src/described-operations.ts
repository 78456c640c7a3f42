import { at, follow, isObject, type Json, type JsonObject, textAt } from "./description.ts";

/** A parameter of an operation, with its reference followed. */
export interface Parameter {
  name: string;
  in: string;
  example: Json;
}

/** An operation as the description has it: enough to call it, and to judge what comes back. */
export interface DescribedOperation {
  id: string;
  method: string;
  /** The path template. */
  path: string;
  /** Whether it takes a token. */
  secured: boolean;
  parameters: Parameter[];
  /** The media type and the first example of the body, where it takes one. */
  body: { type: string; example: Json } | undefined;
  /** The JSON pointers of the schemas of its answers, by status; undefined for an answer without a body. */
  answers: Map<number, { type: string; schema: string } | undefined>;
  /** The JSON pointer of the schema of a whole row, where the operation is a list. */
  wholeRow: string | undefined;
}

const methods = ["get", "put", "post", "patch", "delete"];

const escape = (key: string): string => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));

function firstExample(document: JsonObject, pointer: string): Json {
  const [name] = Object.keys(follow(document, `${pointer}/examples`).node);
  const example = follow(document, `${pointer}/examples/${name}`).node["value"];
  if (example === undefined) throw new Error(`There is no example at ${pointer}.`);
  return example;
}

function parametersAt(document: JsonObject, holder: JsonObject, pointer: string): Parameter[] {
  const parameters = Array.isArray(holder["parameters"]) ? holder["parameters"] : [];
  return parameters.map((_parameter, index) => {
    const { node } = follow(document, `${pointer}/parameters/${index}`);
    return { name: textAt(node, "name"), in: textAt(node, "in"), example: node["example"] ?? null };
  });
}

/** Where a list's answer describes a row with all its columns; beside it stands one with those that are selected. */
const WHOLE_ROW = "responses/200/content/application~1json/schema/items/anyOf/0";

/** All operations of a description, in the order of its paths. */
export function describedOperations(document: JsonObject): DescribedOperation[] {
  return Object.entries(at(document, "paths")).flatMap(([path, item]) => {
    if (!isObject(item)) return [];
    const pathPointer = `/paths/${escape(path)}`;
    return methods.flatMap((method) => {
      const operation = item[method];
      if (!isObject(operation)) return [];
      const pointer = `${pathPointer}/${method}`;
      const security = (operation["security"] ?? document["security"]) as Json[];
      return [
        {
          id: textAt(operation, "operationId"),
          method: method.toUpperCase(),
          path,
          secured: security.length > 0,
          parameters: [...parametersAt(document, item, pathPointer), ...parametersAt(document, operation, pointer)],
          body: bodyAt(document, operation, pointer),
          answers: answersAt(document, operation, pointer),
          wholeRow: operation["x-list"] === undefined ? undefined : `${pointer}/${WHOLE_ROW}`,
        },
      ];
    });
  });
}

function bodyAt(document: JsonObject, operation: JsonObject, pointer: string): DescribedOperation["body"] {
  if (operation["requestBody"] === undefined) return undefined;
  const [type] = Object.keys(at(operation, "requestBody", "content"));
  if (type === undefined) throw new Error(`The body at ${pointer} has no media type.`);
  return { type, example: firstExample(document, `${pointer}/requestBody/content/${escape(type)}`) };
}

function answersAt(document: JsonObject, operation: JsonObject, pointer: string): DescribedOperation["answers"] {
  return new Map(
    Object.keys(at(operation, "responses")).map((status) => {
      const answer = follow(document, `${pointer}/responses/${status}`);
      const content = answer.node["content"];
      const [type] = isObject(content ?? null) ? Object.keys(content as JsonObject) : [];
      const schema = `${answer.pointer}/content/${escape(type ?? "")}/schema`;
      return [Number(status), type === undefined ? undefined : { type, schema }];
    }),
  );
}
