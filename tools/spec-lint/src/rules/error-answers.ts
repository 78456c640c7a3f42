import { operationsOf, type Context, type PathItem, type Rule } from "../redocly.ts";

/** The four error codes on every operation under `/partner/v1`; 404 only where an id in the path can be unknown. */
export const errorAnswers: Rule = () => ({
  PathItem: {
    enter(pathItem: PathItem, context: Context) {
      const path = String(context.key);
      if (!path.startsWith("/partner/v1/")) return;
      const wanted = path.includes("{") ? ["400", "401", "403", "404"] : ["400", "401", "403"];
      for (const { method, operation, location } of operationsOf(pathItem, context)) {
        const missing = wanted.filter((status) => !operation.responses?.[status]);
        if (missing.length > 0) {
          const message = `${method.toUpperCase()} ${path} does not declare ${missing.join(", ")}.`;
          context.report({ message, location: location.child("responses") });
        }
      }
    },
  },
});
