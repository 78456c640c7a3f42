import type { Operation } from "@chekt/description";

/** The token endpoint. Token sources call it, not the client. */
const TOKEN_ENDPOINT = "/oauth/token";

/** The table of operations that the client reads at run time. Default values are omitted. */
export function emitOperations(operations: readonly Operation[]): string {
  const rows = operations
    .filter(({ path }) => path !== TOKEN_ENDPOINT)
    .map((operation) => {
      const { id, method, path, retryable, list } = operation;
      const scheme = checkScheme(operation);
      const row = {
        method,
        path,
        ...(scheme !== "clientCredentials" && { security: scheme }),
        ...(!retryable && { retry: "never" }),
        ...(list && { list: true }),
      };
      return `${id}: ${JSON.stringify(row)},`;
    });
  return `
/** What the client needs to know of an operation at run time. */
export interface OperationTraits {
  readonly method: "GET" | "PUT" | "POST" | "DELETE" | "PATCH";
  /** The path template, with its parameters in braces. */
  readonly path: string;
  /** The grant of the token that the operation takes. Default: \`clientCredentials\`. */
  readonly security?: "clientCredentials" | "authorizationCode";
  /** \`never\`: the operation is not safe to retry once it may have been received. */
  readonly retry?: "never";
  /** Whether the operation returns the rows of a list. Default: false. */
  readonly list?: boolean;
}

/** The operations of the API except for the token endpoint, by id; each fits {@link OperationTraits}. */
export const operations = {
${rows.join("\n")}
} as const;
`;
}

function checkScheme({ id, scheme }: Operation): string {
  if (scheme === "clientCredentials" || scheme === "authorizationCode") return scheme;
  if (scheme === undefined)
    throw new Error(`${id} has no security scheme, but the client sends a token with every request.`);
  throw new Error(`${id} has the unsupported security scheme "${scheme}". Use clientCredentials or authorizationCode.`);
}
