import type { Context, Rule } from "../redocly.ts";

/** The start of every text that `pnpm new:operation` generates and a person has to complete. */
const DRAFT = "DRAFT";

/** Reports generated text that has not been completed yet. */
export const noDrafts: Rule = () => ({
  any: {
    enter(node: unknown, context: Context) {
      if (typeof node !== "object" || node === null || Array.isArray(node)) return;
      for (const key of ["summary", "description"]) {
        const text: unknown = Reflect.get(node, key);
        if (typeof text !== "string" || !text.startsWith(DRAFT)) continue;
        const location = context.location.child([key]);
        context.report({ message: `The ${key} is still a draft: ${text.slice(DRAFT.length + 1).trim()}`, location });
      }
    },
  },
});
