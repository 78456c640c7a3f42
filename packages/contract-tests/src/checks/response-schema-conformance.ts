import type { ResponseCheck } from "./response-check.ts";

export const responseSchemaConformance: ResponseCheck = {
  name: "response_schema_conformance",
  rule: "The body matches the schema of the response.",
  judge({ description, exchange: { json }, declared }) {
    if (!declared?.content) return undefined;
    const { schema } = declared.content;
    if (json === undefined) return { check: this.name, expected: "a JSON body", where: schema };
    const validate = description.validator(schema);
    if (validate(json)) return undefined;
    // Every branch of an anyOf or oneOf reports an error; the first one is usually the most specific.
    const [error] = validate.errors ?? [];
    const place = error?.instancePath === "" ? "the body" : error?.instancePath;
    return {
      check: this.name,
      expected: `${place} ${error?.message}`,
      where: `${schema} (${error?.schemaPath})`,
    };
  },
};
