import type { Operation } from "@chekt/description";
import type { Description } from "../description.ts";
import type { Target } from "../engine/target.ts";

/** Wraps a target so that nothing is sent: each request is recorded and gets the example from the description. */
export function dryRun(target: Target, description: Description, note: (method: string, path: string) => void): Target {
  const routes = description.operations.map((operation) => ({
    operation,
    pattern: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
  }));
  return {
    ...target,
    interval: 0,
    async fetch(url, { method = "GET" }) {
      const { pathname, search } = new URL(url);
      note(method, `${pathname}${search}`);
      const found = routes.find(({ operation, pattern }) => operation.method === method && pattern.test(pathname));
      return found ? exampleResponse(found.operation) : new Response(null, { status: 405 });
    },
  };
}

function exampleResponse({ responses, success }: Operation): Response {
  const headers = { "x-partner-trace-id": "550e8400-e29b-41d4-a716-446655440000" };
  const content = responses.get(success)?.content;
  if (!content) return new Response(null, { status: success, headers });
  return Response.json(content.examples[0]?.value, { status: success, headers });
}
