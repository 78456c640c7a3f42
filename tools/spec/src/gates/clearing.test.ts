import { formatPointer, objectAtPointer, readAssumptions, readBundle, readProperties } from "@chekt/description";
import { createValidator } from "@chekt/description/validation";
import { describe, expect, it } from "vitest";

const document = readBundle();
const compile = createValidator(document);

/** The optional properties of the updates of rows, each with the create's property of the same name. */
const properties = ["Dealer", "Site", "MonitoringStation", "Contact", "Device"].flatMap((resource) => {
  const update = `/components/schemas/Update${resource}Dto`;
  return readProperties(document, update)
    .filter(({ required }) => !required)
    .map(({ name }) => ({ resource, name, update, create: `/components/schemas/Create${resource}Dto` }));
});

const propertyAt = (schema: string, name: string): string => `${schema}${formatPointer("properties", name)}`;

function describeProperty(schema: string, name: string): { text: string; marked: boolean; acceptsEmpty: boolean } {
  const pointer = propertyAt(schema, name);
  const node = objectAtPointer(document, pointer);
  return {
    text: JSON.stringify([node["description"], objectAtPointer(document, schema)["description"]]),
    marked: readAssumptions(node).includes("empty-string-clears"),
    acceptsEmpty: compile(pointer)(""),
  };
}

describe("clearing a value", () => {
  it("finds the optional properties of the updates", () => {
    expect(properties.length).toBeGreaterThan(25);
  });

  it.each(properties)("says how $name of $update is cleared, or that it cannot be", ({ name, update }) => {
    const { text, marked, acceptsEmpty } = describeProperty(update, name);
    expect(text).toContain(marked ? "An empty string clears it." : "not cleared.");
    // The reference has an empty device name fail as an item, so the schema accepts it.
    const isDeviceName = name === "name" && update.includes("Device");
    expect(acceptsEmpty).toBe(marked || isDeviceName);
  });

  const creatable = properties.filter(({ resource }) => resource !== "Dealer");
  it.each(creatable)("accepts an empty $name in a create as in an update", ({ name, update, create }) => {
    const { acceptsEmpty, marked } = describeProperty(update, name);
    expect(describeProperty(create, name)).toMatchObject({ acceptsEmpty, marked });
  });
});
