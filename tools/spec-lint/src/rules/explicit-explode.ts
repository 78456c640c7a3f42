import type { Context, Parameter, Rule } from "../redocly.ts";

/** Prism's command line and its library disagree about the default of `explode` for query parameters. */
export const explicitExplode: Rule = () => ({
  Parameter: {
    enter(parameter: Parameter, context: Context) {
      if (parameter.in !== "query" || parameter.explode !== undefined) return;
      const message = `The query parameter ${parameter.name} does not set explode.`;
      context.report({ message });
    },
  },
});
