import { pageOperations } from "../../src/generated/page-operations.ts";
import { fetchSnippet } from "./fetch-snippet.ts";
import { listQuery } from "./list-query.ts";
import { literal } from "./literal.ts";
import type { PageOperation } from "./page-operation.ts";
import { type ReadRequest, readRequest } from "./read-request.ts";
import type { SnippetRequest } from "./snippet-request.ts";

/**
 * The request as a program in TypeScript: with the client, by the method that is made for the operation or else by its
 * path. What the client cannot say, such as a query that the API does not know, is said with `fetch`.
 */
export function typescriptSnippet(request: SnippetRequest, origin: string): string {
  const operation = pageOperations.find(({ id }) => id === request.operation);
  // The client fetches tokens by itself, and has no examples to ask for.
  const isForClient = operation && operation.id !== "createToken" && !("prefer" in request.requestHeaders);
  const read = isForClient ? readRequest(request, operation) : undefined;
  if (!operation || !read) return fetchSnippet(request, origin);
  const call = methodCall(operation, read) ?? rawCall(operation, read);
  return `${clientLines(operation, origin)}
${whyRefused(request)}const answer = await ${call};
console.log(answer);
`;
}

function clientLines({ ofUser }: PageOperation, origin: string): string {
  const baseUrl = `baseUrl: ${JSON.stringify(origin)}`;
  if (!ofUser) {
    return `import { createPartnerClient } from "@chekt/partner-client";

// Its id and secret are in CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET.
const chekt = createPartnerClient({ ${baseUrl} });
`;
  }
  return `import { staticToken } from "@chekt/partner-auth";
import { createPartnerClient } from "@chekt/partner-client";

// The access token of a user of the dealer is in TOKEN.
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

/** A comment of one line, whatever the reason holds. */
function whyRefused({ status, reason }: SnippetRequest): string {
  if (reason === undefined) return "";
  return `// ${status ?? "No answer"}: ${reason.replaceAll(/[\s\u2028\u2029]+/g, " ")}\n`;
}
