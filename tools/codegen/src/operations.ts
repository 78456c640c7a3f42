import { operationsOf, type Document, type LocatedOperation } from "./document.ts";

type Security = "clientCredentials" | "authorizationCode";

/** Where tokens come from. The token sources ask there, not the client. */
const TOKEN_ENDPOINT = "/oauth/token";

function securityOf(document: Document, { id, operation }: LocatedOperation): Security {
  const requirements = operation.security ?? document.security ?? [];
  const [requirement, ...alternatives] = requirements;
  const [scheme, ...others] = Object.keys(requirement ?? {});
  if (alternatives.length > 0 || others.length > 0) {
    throw new Error(`${id} names more than one security scheme; the client sends one token.`);
  }
  if (scheme === "clientCredentials" || scheme === "authorizationCode") return scheme;
  if (scheme === undefined) throw new Error(`${id} names no security scheme; the client sends a token with each call.`);
  throw new Error(`${id} names the security scheme ${scheme}, for which the client has no token source.`);
}

/** The table of operations that the client reads while it runs. What most of them have is left out. */
export function emitOperations(document: Document): string {
  const called = operationsOf(document).filter(({ path }) => path !== TOKEN_ENDPOINT);
  const rows = called.map((located) => {
    const { id, method, path, operation } = located;
    const security = securityOf(document, located);
    const row = {
      method: method.toUpperCase(),
      path,
      ...(security !== "clientCredentials" && { security }),
      ...(operation["x-retry"] && { retry: operation["x-retry"] }),
      ...(operation["x-list"] && { list: true }),
    };
    return `${id}: ${JSON.stringify(row)},`;
  });
  if (rows.length === 0) throw new Error("The bundle has no operations.");
  return `
/** What the client needs to know about an operation at run time. */
export interface OperationTraits {
  readonly method: "GET" | "PUT" | "POST" | "DELETE" | "PATCH";
  /** The path template, with its parameters in braces. */
  readonly path: string;
  /** The token that the operation takes. By default \`clientCredentials\`. */
  readonly security?: "clientCredentials" | "authorizationCode";
  /** \`never\`: the operation is not idempotent, so it is not retried once the API may have received it. */
  readonly retry?: "never";
  /** Whether the operation returns the rows of a list. By default it does not. */
  readonly list?: boolean;
}

/** The operations of the API by name, except that of the token endpoint; each fits {@link OperationTraits}. */
export const operations = {
${rows.join("\n")}
} as const;
`;
}
