import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { at, isObject, readBundle, type JsonObject } from "@chekt/partner-contract-tests/description";

interface Row {
  operationId: string;
  tag: string;
  method: string;
  path: string;
  success: number;
}

const known = JSON.parse(readFileSync(new URL("../fixtures/operations.json", import.meta.url), "utf8")) as Row[];

function described(document: JsonObject): Row[] {
  return Object.entries(at(document, "paths")).flatMap(([path, item]) =>
    Object.entries(isObject(item) ? item : {}).flatMap(([method, operation]) => {
      if (!isObject(operation) || typeof operation["operationId"] !== "string") return [];
      const [tag] = operation["tags"] as string[];
      const success = Object.keys(at(operation, "responses")).find((status) => status.startsWith("2"));
      const { operationId } = operation;
      return [{ operationId, tag: tag ?? "", method: method.toUpperCase(), path, success: Number(success) }];
    }),
  );
}

const byId = (left: Row, right: Row): number => left.operationId.localeCompare(right.operationId);

it("the 29 operations of the reference are described, with their methods, paths and success codes", () => {
  expect(known).toHaveLength(29);
  expect(described(readBundle()).toSorted(byId)).toEqual(known.toSorted(byId));
});
