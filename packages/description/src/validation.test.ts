import { expect, it } from "vitest";
import { readBundle, readDescription } from "./description.ts";
import { createValidator, listSchemas } from "./validation.ts";

it("compiles every schema of the published description", () => {
  const document = readBundle();
  const compile = createValidator(document);
  const pointers = listSchemas(document);
  expect(pointers.length).toBeGreaterThan(50);
  for (const pointer of pointers) expect(compile(pointer), pointer).toBe(compile(pointer));
});

it("accepts the examples of each request body and rejects a number", () => {
  const { document, operations } = readDescription();
  const compile = createValidator(document);
  for (const { id, body } of operations) {
    if (!body) continue;
    for (const { value } of body.examples) expect(compile(body.schema)(value), id).toBe(true);
    expect(compile(body.schema)(1), id).toBe(false);
  }
});

it("rejects a misspelled keyword and a pointer without a schema", () => {
  expect(() => createValidator({ schema: { maxLenght: 1 } })("/schema")).toThrow('unknown keyword: "maxLenght"');
  expect(() => createValidator({ schema: {} })("/missing")).toThrow("No schema at /missing");
});
