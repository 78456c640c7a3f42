import {
  listOperations,
  collectParameters,
  type Context,
  type PathItem,
  type Response,
  type Rule,
} from "../redocly.ts";

const header = "x-partner-trace-id";

/** Every operation must accept the trace header, and every response must return it. */
export const traceHeader: Rule = () => ({
  PathItem: {
    enter(pathItem: PathItem, context: Context) {
      for (const { operation, location } of listOperations(pathItem, context)) {
        const name = operation.operationId ?? "The operation";
        const isAccepted = collectParameters(pathItem, operation, context).some(
          (parameter) => parameter.in === "header" && parameter.name === header,
        );
        if (!isAccepted) context.report({ message: `${name} does not accept the header ${header}.`, location });
        for (const [status, response] of Object.entries(operation.responses ?? {})) {
          const { node } = context.resolve<Response>(response);
          if (node?.headers?.[header] === undefined) {
            const message = `The ${status} response of ${name} does not return the header ${header}.`;
            context.report({ message, location: location.child(["responses", status]) });
          }
        }
      }
    },
  },
});
