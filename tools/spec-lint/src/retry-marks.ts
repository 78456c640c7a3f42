import { methods, type PathItem, type Visitor } from "./redocly.ts";

/**
 * Marks the operations of the bundle that are not safe to retry with `x-retry: never`. The rule: reading, deleting and
 * setting values have the same outcome twice. A POST does not, and neither does an action: a change without a body.
 */
export function retryMarks(): Visitor {
  return {
    PathItem: {
      leave(pathItem: PathItem) {
        for (const method of methods) {
          const operation = pathItem[method];
          if (operation && !isSafeToRetry(method, "requestBody" in operation)) operation["x-retry"] = "never";
        }
      },
    },
  };
}

function isSafeToRetry(method: string, hasBody: boolean): boolean {
  if (method === "post") return false;
  return hasBody || (method !== "put" && method !== "patch");
}
