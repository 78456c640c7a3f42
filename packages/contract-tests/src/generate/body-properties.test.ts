import { expect, it } from "vitest";
import { readDescription } from "../description.ts";
import { bodyProperties } from "./body-properties.ts";

it("lists the properties of all alternatives of a body, each once", () => {
  const { document, operation } = readDescription();
  const properties = bodyProperties(document, operation("createToken"));
  expect(properties).toEqual(expect.arrayContaining(["client_secret", "client_assertion", "code", "refresh_token"]));
  expect(new Set(properties).size).toBe(properties.length);
});
