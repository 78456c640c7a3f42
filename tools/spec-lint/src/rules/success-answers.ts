import { operationsOf, type Context, type PathItem, type Response, type Rule } from "../redocly.ts";

/** Each success answer has an example, and each create has links to the operations that use the new id. */
export const successAnswers: Rule = () => ({
  PathItem: {
    enter(pathItem: PathItem, context: Context) {
      for (const { operation, location } of operationsOf(pathItem, context)) {
        const name = operation.operationId ?? "The operation";
        const successes = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith("2"));
        if (successes.length === 0) context.report({ message: `${name} declares no success answer.`, location });
        for (const [status, response] of successes) {
          const { node } = context.resolve<Response>(response);
          const place = location.child(["responses", status]);
          for (const [type, media] of Object.entries(node?.content ?? {})) {
            if (Object.keys(media.examples ?? {}).length === 0) {
              context.report({
                message: `The ${status} answer of ${name} has no example of ${type}.`,
                location: place,
              });
            }
          }
          if (status === "201" && Object.keys(node?.links ?? {}).length === 0) {
            const message = `${name} creates, but its answer has no links to the operations that use the new id.`;
            context.report({ message, location: place });
          }
        }
      }
    },
  },
});
