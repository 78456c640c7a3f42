import { readFile, writeFile } from "node:fs/promises";
import { isObject, type JsonObject, objectAt } from "@chekt/description";
import { bundle } from "./project.ts";

/** A way to write the description that some generators misread. */
export type Fault = (description: JsonObject) => void;

/** Writes a copy of the bundle with a fault. */
export async function plant(fault: Fault, file: string): Promise<void> {
  const description = JSON.parse(await readFile(bundle, "utf8")) as JsonObject;
  fault(description);
  await writeFile(file, JSON.stringify(description));
}

/** Requires the columns next to a reference to them. */
export const requiredBesideAllOf: Fault = (description) => {
  const schemas = objectAt(description, "components", "schemas");
  const { required = [] } = objectAt(schemas, "ResponseSiteBasicDto");
  schemas["ResponseSiteBasicDto"] = { allOf: [{ $ref: "#/components/schemas/SiteColumns" }], required };
};

const grantType = (name: string): JsonObject => ({ properties: { grant_type: { const: name } } });

/** Describes all grants by one object whose branches only require more. */
export const branchingTokenRequest: Fault = (description) => {
  const text = { type: "string", minLength: 1 };
  objectAt(description, "components", "schemas")["CreateTokenDto"] = {
    type: "object",
    required: ["grant_type", "client_id"],
    properties: { grant_type: text, client_id: text, client_secret: text, client_assertion: text, code: text },
    oneOf: [
      {
        ...grantType("client_credentials"),
        required: ["grant_type"],
        allOf: [{ anyOf: [{ required: ["client_secret"] }, { required: ["client_assertion"] }] }],
      },
      { ...grantType("authorization_code"), required: ["grant_type", "code"] },
    ],
  };
};

/** Gives the IDs in paths another format than those in bodies. */
export const int64InPaths: Fault = (description) => {
  for (const parameter of Object.values(objectAt(description, "components", "parameters"))) {
    if (isObject(parameter) && parameter["in"] === "path") {
      const schema = objectAt(parameter, "schema");
      if (schema["type"] === "integer") schema["format"] = "int64";
    }
  }
};

/** Leaves the members of integer enums without names. */
export const unnamedEnums: Fault = (description) => {
  for (const schema of Object.values(objectAt(description, "components", "schemas"))) {
    if (isObject(schema)) delete schema["x-enum-varnames"];
  }
};
