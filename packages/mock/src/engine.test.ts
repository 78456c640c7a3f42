import { expect, test } from "vitest";

import { serve } from "./server.ts";

/** Builds a smaller description, because the API's does not have these problems. */
function describeThings(responses: object, rest: object = {}): object {
  return {
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: { "/things": { get: { responses, ...rest } } },
    components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
  };
}

const thing = {
  description: "A thing",
  content: { "application/json": { schema: { type: "integer" }, example: "not a number" } },
};

test("responds with an API error if the description has no 401", async () => {
  const things = await serve(describeThings({ 200: thing }, { security: [{ bearer: [] }] }), { port: 0 });
  const response = await fetch(`${things.url}/things`);
  await things.close();
  expect(response.status).toBe(401);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toEqual({ status_code: 401, error_message: "Invalid security scheme used." });
});

test("returns an invalid example together with the violation", async () => {
  const things = await serve(describeThings({ 200: thing }), { port: 0 });
  const response = await fetch(`${things.url}/things`);
  await things.close();
  expect(response.status).toBe(200);
  expect(response.headers.get("sl-violations")).toContain("must be integer");
});

test("responds with 500 to an invalid example if errors is set", async () => {
  const things = await serve(describeThings({ 200: thing }), { port: 0, errors: true });
  const response = await fetch(`${things.url}/things`);
  await things.close();
  expect(response.status).toBe(500);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("sl-violations")).toContain("must be integer");
});

test("omits a header that has no value", async () => {
  const things = await serve(describeThings({ 200: { ...thing, headers: { "x-thing": { description: "?" } } } }), {
    port: 0,
  });
  const response = await fetch(`${things.url}/things`);
  await things.close();
  expect(response.status).toBe(200);
  expect(response.headers.has("x-thing")).toBe(false);
});
