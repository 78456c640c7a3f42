import { expect, it } from "vitest";
import { retryMarks } from "./retry-marks.ts";

/** Whether the decorator marks an operation. */
function isMarked(method: string, hasBody: boolean): boolean {
  const operation = { operationId: "operation", ...(hasBody && { requestBody: {} }) };
  retryMarks()["PathItem"]?.leave?.({ [method]: operation } as never, undefined as never);
  return "x-retry" in operation;
}

it.each([
  { method: "get", hasBody: false, marked: false },
  { method: "delete", hasBody: false, marked: false },
  { method: "put", hasBody: true, marked: false },
  { method: "patch", hasBody: true, marked: false },
  { method: "put", hasBody: false, marked: true },
  { method: "patch", hasBody: false, marked: true },
  { method: "post", hasBody: true, marked: true },
  { method: "post", hasBody: false, marked: true },
])("marks a $method, with a body: $hasBody, as not safe to retry: $marked", ({ method, hasBody, marked }) => {
  expect(isMarked(method, hasBody)).toBe(marked);
});
