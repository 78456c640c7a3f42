import type { Context, Rule, Schema } from "../redocly.ts";

/** A single value without its own type: Redocly's `scalar-property-missing-example` passes over these. */
function isUntypedValue(schema: Schema): boolean {
  const isTyped = schema.type !== undefined && !schema.anyOf;
  return !isTyped && !schema.properties && !schema.items && !schema.allOf && !schema.oneOf;
}

/** A bare `const`, as in an `if` or beside alternatives: it tells apart values of a property described elsewhere. */
function isCondition(schema: Schema): boolean {
  return "const" in schema && Object.keys(schema).length === 1;
}

/** Every property says what it is, and shows a value where the built-in rule for single values does not ask for one. */
export const documentedProperties: Rule = () => ({
  Schema: {
    enter(schema: Schema, context: Context) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        const { node } = context.resolve<Schema>(property);
        if (!node || isCondition(node)) continue;
        const location = context.location.child(["properties", name]);
        if (!node.description) context.report({ message: `The property ${name} has no description.`, location });
        if (isUntypedValue(node) && node.example === undefined) {
          context.report({ message: `The property ${name} has no example.`, location });
        }
      }
    },
  },
});
