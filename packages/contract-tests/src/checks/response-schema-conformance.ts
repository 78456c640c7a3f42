import type { ResponseCheck } from "./response-check.ts";

export const responseSchemaConformance: ResponseCheck = {
  name: "response_schema_conformance",
  rule: "The body matches the schema of the response.",
  judge({ description, exchange: { json, excess }, declared }) {
    if (!declared?.content || excess !== undefined) return undefined;
    const { schema } = declared.content;
    if (json === undefined) return { check: this.name, expected: "a JSON body", where: schema };
    const validate = description.validator(schema);
    if (validate(json)) return undefined;
    // Every branch of an anyOf or oneOf reports an error; the deepest one is of the branch that fits best.
    const [error] = (validate.errors ?? []).toSorted((one, other) => depth(other) - depth(one));
    const place = error?.instancePath === "" ? "the body" : error?.instancePath;
    return {
      check: this.name,
      expected: `${place} ${error?.message}`,
      where: `${schema} (${error?.schemaPath})`,
    };
  },
};

function depth({ instancePath }: { readonly instancePath: string }): number {
  return instancePath.split("/").length;
}
