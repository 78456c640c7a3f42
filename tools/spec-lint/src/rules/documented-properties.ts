import type { Context, Rule, Schema } from "../redocly.ts";

function isScalar(schema: Schema): boolean {
  return !schema.properties && !schema.items && !schema.allOf && !schema.oneOf && schema.type !== "object";
}

/** Every property says what it is, and every property that holds a single value shows one. */
export const documentedProperties: Rule = () => ({
  Schema: {
    enter(schema: Schema, context: Context) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        const { node } = context.resolve<Schema>(property);
        if (!node) continue;
        const location = context.location.child(["properties", name]);
        if (!node.description) context.report({ message: `The property ${name} has no description.`, location });
        if (isScalar(node) && node.example === undefined) {
          context.report({ message: `The property ${name} has no example.`, location });
        }
      }
    },
  },
});
