import { expect, test } from "vitest";

import { serve } from "./server.ts";

/** Descriptions that say less than the API's: the faults below cannot be had from that one. */
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

test("a description without a 401 of its own still has errors in the API's form", async () => {
  const things = await serve(describeThings({ 200: thing }, { security: [{ bearer: [] }] }), { port: 0 });
  const response = await fetch(`${things.url}/things`);
  await things.close();
  expect(response.status).toBe(401);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toEqual({ status_code: 401, error_message: "Invalid security scheme used." });
});

test("a description with an example that breaks its own schema is served, with the violation beside it", async () => {
  const things = await serve(describeThings({ 200: thing }), { port: 0 });
  const response = await fetch(`${things.url}/things`);
  await things.close();
  expect(response.status).toBe(200);
  expect(response.headers.get("sl-violations")).toContain("must be integer");
});

test("a description with an example that breaks its own schema is a 500 with errors", async () => {
  const things = await serve(describeThings({ 200: thing }), { port: 0, errors: true });
  const response = await fetch(`${things.url}/things`);
  await things.close();
  expect(response.status).toBe(500);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("sl-violations")).toContain("must be integer");
});

test("a description with a header that has no value is served without that header", async () => {
  const things = await serve(describeThings({ 200: { ...thing, headers: { "x-thing": { description: "?" } } } }), {
    port: 0,
  });
  const response = await fetch(`${things.url}/things`);
  await things.close();
  expect(response.status).toBe(200);
  expect(response.headers.has("x-thing")).toBe(false);
});
