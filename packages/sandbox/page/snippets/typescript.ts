import { pageOperations } from "../../src/generated/page-operations.ts";
import { fetchSnippet } from "./fetch-snippet.ts";
import { listQuery } from "./list-query.ts";
import { literal } from "./literal.ts";
import type { PageOperation } from "./page-operation.ts";
import { type ReadRequest, readRequest } from "./read-request.ts";
import type { SnippetRequest } from "./snippet-request.ts";

/**
 * Renders the request as a TypeScript program that uses the client: with the method of the operation if there is one, or
 * by path. What the client cannot express, such as an unknown query parameter, is rendered with `fetch`.
 */
export function typescriptSnippet(request: SnippetRequest, origin: string): string {
  const operation = pageOperations.find(({ id }) => id === request.operation);
  // The client fetches tokens automatically, and does not support the Prefer header.
  const isForClient = operation && operation.id !== "createToken" && !("prefer" in request.requestHeaders);
  const read = isForClient ? readRequest(request, operation) : undefined;
  if (!operation || !read) return fetchSnippet(request, origin);
  const call = methodCall(operation, read) ?? rawCall(operation, read);
  return `${clientLines(operation, origin)}
${rejectionComment(request)}const result = await ${call};
console.log(result);
`;
}

function clientLines({ usesUserToken }: PageOperation, origin: string): string {
  const baseUrl = `baseUrl: ${JSON.stringify(origin)}`;
  if (!usesUserToken) {
    return `import { createPartnerClient } from "@chekt/partner-client";

// Reads CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET from the environment.
const chekt = createPartnerClient({ ${baseUrl} });
`;
  }
  return `import { staticToken } from "@chekt/partner-auth";
import { createPartnerClient } from "@chekt/partner-client";

// TOKEN holds a user token of the dealer.
const userTokenSource = staticToken(process.env["TOKEN"] ?? "");
const chekt = createPartnerClient({ ${baseUrl}, userTokenSource });
`;
}

/** `chekt.sites.list({ dealerId: 42 }, { limit: 2 })` */
function methodCall(operation: PageOperation, { path, query, body }: ReadRequest): string | undefined {
  if (operation.call === undefined) return undefined;
  const isList = Object.hasOwn(operation.parameters, "limit");
  const more = isList ? listQuery(operation.id, query) : body;
  if (isList && more === undefined) return undefined;
  const values = [
    ...(Object.keys(path).length > 0 ? [path] : []),
    ...(more !== undefined && !(isList && Object.keys(Object(more)).length === 0) ? [more] : []),
  ];
  return `chekt.${operation.call}(${values.map((value) => literal(value)).join(", ")})`;
}

/** `chekt.GET("/partner/v1/dealers/{dealerId}/sites", { params: { … } })` */
function rawCall({ method, path: template }: PageOperation, { path, query, body }: ReadRequest): string {
  const params = {
    ...(Object.keys(path).length > 0 && { path }),
    ...(Object.keys(query).length > 0 && { query }),
  };
  const init = { ...(Object.keys(params).length > 0 && { params }), ...(body !== undefined && { body }) };
  return `chekt.${method}(${JSON.stringify(template)}, ${literal(init)})`;
}

/** Renders the reason of a rejection as a comment on a single line. */
function rejectionComment({ status, reason }: SnippetRequest): string {
  if (reason === undefined) return "";
  return `// ${status ?? "No response"}: ${reason.replaceAll(/[\s\u2028\u2029]+/g, " ")}\n`;
}
