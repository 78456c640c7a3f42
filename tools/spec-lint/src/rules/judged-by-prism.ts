import type { Context, Parameter, Rule, Schema } from "../redocly.ts";

/** What Prism misjudges, measured on 5.14 to 5.16. */
const misjudged = {
  readOnly: "write separate Create, Update and Response schemas",
  writeOnly: "write separate Create, Update and Response schemas",
  discriminator: "tell the alternatives apart with `const`",
};

/** Keeps out of the description what Prism would judge wrongly or not at all. */
export const judgedByPrism: Rule = () => ({
  Schema: {
    enter(schema: Schema, context: Context) {
      for (const [keyword, instead] of Object.entries(misjudged)) {
        if (!(keyword in schema)) continue;
        const message = `Prism misjudges \`${keyword}\`; ${instead}.`;
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
