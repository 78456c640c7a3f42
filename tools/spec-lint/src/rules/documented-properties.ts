import type { Context, Rule, Schema } from "../redocly.ts";

/** Single values without their own type, which Redocly's `scalar-property-missing-example` ignores. */
function isUntypedValue(schema: Schema): boolean {
  const isTyped = schema.type !== undefined && !schema.anyOf;
  return !isTyped && !schema.properties && !schema.items && !schema.allOf && !schema.oneOf;
}

/**
 * Whether the schema is nothing but a `const`, as in an `if` or next to alternatives. It only distinguishes values of
 * a property that is described elsewhere.
 */
function isCondition(schema: Schema): boolean {
  return "const" in schema && Object.keys(schema).length === 1;
}

/** Every property must have a description, and an example where the built-in rule for scalars does not require one. */
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
