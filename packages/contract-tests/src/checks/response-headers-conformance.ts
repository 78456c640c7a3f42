import type { ResponseCheck } from "./response-check.ts";

export const responseHeadersConformance: ResponseCheck = {
  name: "response_headers_conformance",
  rule: "Required headers are present, and all described headers are valid.",
  judge({ description, exchange: { headers }, declared }) {
    for (const { name, required, schema } of declared?.headers ?? []) {
      const value = headers.get(name);
      if (value === null) {
        if (!required) continue;
        return { check: this.name, expected: `the header ${name}`, where: schema, got: "none" };
      }
      const validate = description.validator(schema);
      if (validate(value)) continue;
      const [error] = validate.errors ?? [];
      return {
        check: this.name,
        expected: `a header ${name} that ${error?.message ?? "is valid"}`,
        where: schema,
        got: value,
      };
    }
    return undefined;
  },
};
