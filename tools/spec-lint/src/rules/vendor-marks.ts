import type { Context, Rule } from "../redocly.ts";

interface Mark {
  /** Where the mark may stand; anywhere when left out. */
  on?: string;
  /** What is wrong with the value, or undefined. */
  fault(value: unknown): string | undefined;
}

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every vendor mark that the generators know. spec/README.md explains each; an unknown one is a slip of the pen. */
export const marks: Record<string, Mark> = {
  "x-retry": {
    on: "Operation",
    fault: (value) => (value === "never" ? undefined : "its only value is `never`"),
  },
  "x-list": {
    on: "Operation",
    fault: (value) =>
      isRecord(value) &&
      typeof value["table"] === "string" &&
      typeof value["key"] === "string" &&
      Object.keys(value).length === 2
        ? undefined
        : "it takes `table` and `key`, both strings",
  },
  "x-assumed": {
    fault: (value) => {
      const ids: unknown[] = Array.isArray(value) ? value : [value];
      return ids.length > 0 && ids.every((id) => typeof id === "string" && kebab.test(id))
        ? undefined
        : "it takes the id of an assumption, or a list of them, in kebab case";
    },
  },
};

/** Refuses an extension that is unknown, misplaced or has a value that no generator reads. */
export const vendorMarks: Rule = () => ({
  any: {
    enter(node: unknown, context: Context) {
      // Redocly does not visit what is below the `value` of an example: that is data, and what looks like a mark is none.
      if (!isRecord(node)) return;
      for (const [key, value] of Object.entries(node)) {
        if (!key.startsWith("x-")) continue;
        const isHeaderName = context.type.name === "HeadersMap";
        if (isHeaderName) continue;
        const mark = marks[key];
        const location = context.location.child([key]);
        if (!mark) {
          const known = Object.keys(marks).join(", ");
          context.report({ message: `The vendor mark \`${key}\` is not known. Known are ${known}.`, location });
          continue;
        }
        if (mark.on !== undefined && context.type.name !== mark.on) {
          const message = `The vendor mark \`${key}\` belongs on ${mark.on}, not on ${context.type.name}.`;
          context.report({ message, location });
        }
        const fault = mark.fault(value);
        if (fault !== undefined) {
          context.report({ message: `The value of \`${key}\` is not valid: ${fault}.`, location });
        }
      }
    },
  },
});
