import { listOperations, type Context, type PathItem, type Response, type Rule } from "../redocly.ts";

/** Every success response except a 204 must have content, with an example for each media type. */
export const successResponses: Rule = () => ({
  PathItem: {
    enter(pathItem: PathItem, context: Context) {
      for (const { operation, location } of listOperations(pathItem, context)) {
        const name = operation.operationId ?? "The operation";
        const successes = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith("2"));
        if (successes.length === 0) context.report({ message: `${name} declares no success response.`, location });
        for (const [status, response] of successes) {
          const contents = Object.entries(context.resolve<Response>(response).node?.content ?? {});
          const place = location.child(["responses", status]);
          if (contents.length === 0 && status !== "204") {
            context.report({ message: `The ${status} response of ${name} has no content.`, location: place });
          }
          for (const [type, media] of contents) {
            if (Object.keys(media.examples ?? {}).length === 0) {
              context.report({
                message: `The ${status} response of ${name} has no example of ${type}.`,
                location: place,
              });
            }
          }
        }
      }
    },
  },
});
