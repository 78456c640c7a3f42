import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type JsonObject, objectAt, readBundle } from "@chekt/description";
import { createValidator } from "@chekt/description/validation";
import { listBreakages } from "./breakages.ts";
import { readDto, type Dto, writeNotation } from "./dto.ts";
import { flatten, buildSample } from "./sample.ts";

const document = readBundle();
const schemas = objectAt(document, "components", "schemas");
const compile = createValidator(document);

/**
 * The bodies of the reference, and the alternatives of a body that has several. Where the reference is silent, they follow
 * the assumptions in spec/README.md.
 */
const reference = JSON.parse(readFileSync(new URL("../../fixtures/dtos.json", import.meta.url), "utf8")) as Record<
  string,
  Dto | string
>;
const bodies = Object.entries(reference).flatMap(([name, dto]) =>
  typeof dto === "string" ? [] : [[name, dto] as const],
);

it("describes exactly the bodies of the reference", () => {
  expect(
    Object.keys(schemas)
      .filter((name) => /(Dto|Grant)$/.test(name))
      .toSorted(),
  ).toEqual(Object.keys(reference).toSorted());
});

it("makes every column of a list optional", () => {
  const columns = Object.keys(schemas).filter((name) => name.endsWith("Columns"));
  expect(columns).toHaveLength(4);
  expect(columns.filter((name) => flatten(document, objectAt(schemas, name)).required.size > 0)).toEqual([]);
});

it.each(Object.entries(reference).filter(([, dto]) => typeof dto === "string"))(
  "describes the alternatives of %s as the reference does",
  (name, alternatives) => {
    expect(writeNotation(document, objectAt(schemas, name))).toBe(alternatives);
  },
);

describe.each(bodies)("%s", (name, dto) => {
  const schema = objectAt(schemas, name);
  const sample = buildSample(document, schema) as JsonObject;
  const validate = compile(`/components/schemas/${name}`);

  it(`describes the properties, types and enums of ${name} as the reference does`, () => {
    expect(readDto(document, schema)).toEqual(dto);
  });

  it(`accepts the examples of ${name}`, () => {
    expect(validate(sample) ? [] : validate.errors).toEqual([]);
  });

  it.each(listBreakages(dto, sample))(`rejects ${name} $how`, ({ value }) => {
    expect(validate(value)).toBe(false);
  });
});
