import type { Context, Parameter, Rule, Schema } from "../redocly.ts";

/** Keywords that Prism validates incorrectly, as measured with versions 5.14 to 5.16. */
const unsupported = {
  readOnly: "write separate Create, Update and Response schemas",
  writeOnly: "write separate Create, Update and Response schemas",
  discriminator: "distinguish the alternatives with a single-member `enum`",
};

const dialect = "https://json-schema.org/draft/2020-12/schema";

interface Root {
  openapi?: string;
  jsonSchemaDialect?: string;
}

/** Bans constructs that Prism validates wrongly or not at all. */
export const judgedByPrism: Rule = () => ({
  Root: {
    enter({ openapi, jsonSchemaDialect }: Root, context: Context) {
      if (!openapi?.startsWith("3.1.")) {
        const message = `The description must be OpenAPI 3.1, not ${openapi}.`;
        context.report({ message, location: context.location.child("openapi") });
      }
      if (jsonSchemaDialect !== dialect) {
        const message = `jsonSchemaDialect must be ${dialect}; under an unknown dialect, Prism accepts everything.`;
        context.report({ message, location: context.location.child("jsonSchemaDialect") });
      }
    },
  },
  Schema: {
    enter(schema: Schema, context: Context) {
      for (const [keyword, instead] of Object.entries(unsupported)) {
        if (!(keyword in schema)) continue;
        const message = `Prism validates \`${keyword}\` incorrectly; ${instead}.`;
        context.report({ message, location: context.location.child(keyword) });
      }
    },
  },
  Parameter: {
    enter(parameter: Parameter, context: Context) {
      if (parameter.in !== "query" || !parameter.schema) return;
      const schema = context.resolve<Schema>(parameter.schema).node;
      if (schema?.anyOf ?? schema?.oneOf) {
        const message = `Prism misreads alternatives in the query parameter ${parameter.name}; write one schema.`;
        context.report({ message, location: context.location.child("schema") });
      }
    },
  },
});
