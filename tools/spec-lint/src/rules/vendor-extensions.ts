import type { Context, Rule } from "../redocly.ts";

interface Extension {
  /** Where the extension is allowed. Default: anywhere. */
  on?: string;
  /** Describes what is wrong with the value on a node. Returns undefined if it is valid. */
  fault(value: unknown, node: Record<string, unknown>): string | undefined;
}

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value has one text of a pattern for each member of an enum. */
function isPerMember(value: unknown, members: unknown, pattern: RegExp): boolean {
  return (
    Array.isArray(value) &&
    Array.isArray(members) &&
    value.length === members.length &&
    value.every((text) => typeof text === "string" && pattern.test(text))
  );
}

/** All vendor extensions that the generators know, as documented in spec/README.md. An unknown one is likely a typo. */
export const extensions: Record<string, Extension> = {
  "x-list": {
    on: "Operation",
    fault: (value) =>
      isRecord(value) &&
      typeof value["table"] === "string" &&
      typeof value["key"] === "string" &&
      Object.keys(value).length === 2
        ? undefined
        : "`table` and `key` are required, and both must be strings",
  },
  "x-enum-varnames": {
    on: "Schema",
    fault: (value, { enum: members }) =>
      isPerMember(value, members, /^[A-Z][A-Z0-9_]*$/)
        ? undefined
        : "it takes one name in upper snake case per member of `enum`",
  },
  "x-enum-descriptions": {
    on: "Schema",
    fault: (value, { enum: members }) =>
      isPerMember(value, members, /\S/) ? undefined : "it takes one text per member of `enum`",
  },
  "x-assumed": {
    fault: (value) => {
      const ids: unknown[] = Array.isArray(value) ? value : [value];
      return ids.length > 0 && ids.every((id) => typeof id === "string" && kebab.test(id))
        ? undefined
        : "use the ID of an assumption in kebab case, or an array of IDs";
    },
  },
};

/** Reports extensions that are unknown, misplaced or have a value that no generator reads. */
export const vendorExtensions: Rule = () => ({
  any: {
    enter(node: unknown, context: Context) {
      // Redocly does not visit the `value` of an example, which is data.
      if (!isRecord(node)) return;
      for (const [key, value] of Object.entries(node)) {
        if (!key.startsWith("x-")) continue;
        const isHeaderName = context.type.name === "HeadersMap";
        if (isHeaderName) continue;
        const extension = extensions[key];
        const location = context.location.child([key]);
        if (!extension) {
          const known = Object.keys(extensions).join(", ");
          context.report({
            message: `Unknown vendor extension \`${key}\`. Extensions: ${known}.`,
            location,
          });
          continue;
        }
        if (extension.on !== undefined && context.type.name !== extension.on) {
          const message = `The vendor extension \`${key}\` is allowed only on ${extension.on}, not on ${context.type.name}.`;
          context.report({ message, location });
        }
        const fault = extension.fault(value, node);
        if (fault !== undefined) {
          context.report({ message: `The value of \`${key}\` is invalid: ${fault}.`, location });
        }
      }
    },
  },
});
