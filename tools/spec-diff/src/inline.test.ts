import { expect, it } from "vitest";
import { inlined } from "./inline.ts";
import type { JsonObject } from "./json.ts";

const api = (schemas: JsonObject, operation: JsonObject): JsonObject => ({
  security: [{ token: [] }],
  paths: {
    "/x/{id}": {
      parameters: [
        { name: "id", in: "path" },
        { name: "lang", in: "query", description: "The path's." },
      ],
      get: { operationId: "getX", ...operation },
    },
  },
  components: { schemas },
});

it("an operation has what its path and the API say for it, unless it says it itself", () => {
  const parameters = [{ name: "lang", in: "query", description: "Its own." }];
  expect(inlined(api({}, { parameters }))["paths"]).toEqual({
    "/x/{id}": {
      get: { operationId: "getX", security: [{ token: [] }], parameters: [{ name: "id", in: "path" }, ...parameters] },
    },
  });
});

it("a reference that leads to nothing or to itself is refused", () => {
  const schema = { $ref: "#/components/schemas/A" };
  expect(() => inlined(api({}, { schema }))).toThrow("leads to nothing");
  expect(() => inlined(api({ A: { items: schema } }, { schema }))).toThrow("refers to itself");
});
