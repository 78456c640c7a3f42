import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { isObject, type JsonObject, objectAt, readBundle } from "@chekt/description";
import { writeNotation } from "./dto.ts";

interface Row {
  operationId: string;
  tag: string;
  method: string;
  path: string;
  success: number;
  /** The request and response bodies, in the notation of `dtos.json`. Null if there is none. */
  body: string | null;
  response: string | null;
}

const reference = JSON.parse(readFileSync(new URL("../../fixtures/operations.json", import.meta.url), "utf8")) as Row[];

/** The schema of a request or response body, for any media type. */
function findContent(document: JsonObject, holder: JsonObject): string | null {
  const [media] = isObject(holder["content"]) ? Object.values(holder["content"]) : [];
  return isObject(media) ? writeNotation(document, objectAt(media, "schema")) : null;
}

function findBody(document: JsonObject, operation: JsonObject): string | null {
  const body = operation["requestBody"];
  if (!isObject(body)) return null;
  return `${findContent(document, body)}${body["required"] === true ? "" : "?"}`;
}

function described(document: JsonObject): Row[] {
  return Object.entries(objectAt(document, "paths")).flatMap(([path, item]) =>
    Object.entries(isObject(item) ? item : {}).flatMap(([method, operation]) => {
      if (!isObject(operation) || typeof operation["operationId"] !== "string") return [];
      const [tag] = operation["tags"] as string[];
      const success = Object.keys(objectAt(operation, "responses")).find((status) => status.startsWith("2")) ?? "";
      const { operationId } = operation;
      const body = findBody(document, operation);
      const response = findContent(document, objectAt(operation, "responses", success));
      return [
        { operationId, tag: tag ?? "", method: method.toUpperCase(), path, success: Number(success), body, response },
      ];
    }),
  );
}

const byId = (left: Row, right: Row): number => left.operationId.localeCompare(right.operationId);

it("describes the 29 operations of the reference with their methods, paths, success status codes and bodies", () => {
  expect(reference).toHaveLength(29);
  expect(described(readBundle()).toSorted(byId)).toEqual(reference.toSorted(byId));
});
