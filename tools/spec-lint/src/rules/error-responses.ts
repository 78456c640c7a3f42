import {
  listOperations,
  type Context,
  type Example,
  type PathItem,
  type Reference,
  type Response,
  type Rule,
} from "../redocly.ts";
import { follow } from "../schemas.ts";

const statuses = ["400", "401", "403", "404", "429", "503"];

/** The errors that say when to retry. */
const temporary = new Set(["429", "503"]);

/** Matches both `#/components/schemas/ErrorDto` and `../schemas/ErrorDto.yaml`, but not `TokenErrorDto`. */
const errorDto = /\/ErrorDto(\.yaml)?$/;

/** Whether an example is the body of an error with this status code. A nested error does not repeat its status code. */
function isErrorWith(status: string, example: Example | undefined): boolean {
  const { status_code, error }: { status_code?: unknown; error?: unknown } = Object(example?.value);
  return status_code === Number(status) || (status_code === undefined && error !== undefined);
}

/** Describes what is wrong with an error response. */
function findFaults(status: string, declared: Response | Reference, context: Context): string[] {
  const response = follow<Response>(declared, context);
  const media = response?.node.content?.["application/json"];
  const schema = media?.schema;
  const faults: string[] = [];
  if (!schema || !("$ref" in schema) || !errorDto.test(schema.$ref)) faults.push("does not use the schema ErrorDto");
  const examples = Object.entries(media?.examples ?? {});
  if (examples.length === 0) faults.push("has no example");
  for (const [name, example] of examples) {
    const { node } = follow<Example>(example, context, response?.file) ?? {};
    if (!isErrorWith(status, node)) faults.push(`has an example, ${name}, whose status_code is not ${status}`);
  }
  if (temporary.has(status) && !response?.node.headers?.["Retry-After"]) faults.push("has no header Retry-After");
  return faults;
}

/**
 * Every operation under `/partner/v1` must declare these status codes, each with the body that clients read. 404 is
 * required only where an ID in the path can be unknown. Clients generated from the description have types only for
 * what is declared.
 */
export const errorResponses: Rule = () => ({
  PathItem: {
    enter(pathItem: PathItem, context: Context) {
      const path = String(context.key);
      if (!path.startsWith("/partner/v1/")) return;
      for (const { method, operation, location } of listOperations(pathItem, context)) {
        const name = `${method.toUpperCase()} ${path}`;
        const missing: string[] = [];
        for (const status of statuses) {
          const declared = operation.responses?.[status];
          if (!declared) {
            if (status !== "404" || path.includes("{")) missing.push(status);
            continue;
          }
          for (const fault of findFaults(status, declared, context)) {
            const message = `The ${status} response of ${name} ${fault}.`;
            context.report({ message, location: location.child(["responses", status]) });
          }
        }
        if (missing.length > 0) {
          const message = `${name} does not declare ${missing.join(", ")}.`;
          context.report({ message, location: location.child("responses") });
        }
      }
    },
  },
});
