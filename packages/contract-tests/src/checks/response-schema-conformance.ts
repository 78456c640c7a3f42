import type { ResponseCheck } from "./response-check.ts";

export const responseSchemaConformance: ResponseCheck = {
  name: "response_schema_conformance",
  rule: "The body is valid by the schema of the answer.",
  judge({ description, exchange: { json }, declared }) {
    if (!declared?.content) return undefined;
    const { schema } = declared.content;
    if (json === undefined) return { check: this.name, expected: "a body of JSON", where: schema };
    const validate = description.validator(schema);
    if (validate(json)) return undefined;
    // Of the choices of an anyOf or oneOf each says why not; the first reason of all is the most to the point.
    const [error] = validate.errors ?? [];
    const place = error?.instancePath === "" ? "the body" : error?.instancePath;
    return {
      check: this.name,
      expected: `${place} ${error?.message}`,
      where: `${schema} (${error?.schemaPath})`,
    };
  },
};
