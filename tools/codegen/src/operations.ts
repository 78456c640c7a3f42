import { operationsOf, type Document, type LocatedOperation } from "./document.ts";

type Security = "clientCredentials" | "authorizationCode" | null;

function securityOf(document: Document, { id, operation }: LocatedOperation): Security {
  const requirements = operation.security ?? document.security ?? [];
  const [requirement, ...alternatives] = requirements;
  const [scheme, ...others] = Object.keys(requirement ?? {});
  if (alternatives.length > 0 || others.length > 0) {
    throw new Error(`${id} names more than one security scheme; the client sends one token.`);
  }
  if (scheme === undefined || scheme === "clientCredentials" || scheme === "authorizationCode") return scheme ?? null;
  throw new Error(`${id} names the security scheme ${scheme}, for which the client has no token source.`);
}

/** The table of operations that the client reads while it runs. */
export function emitOperations(document: Document): string {
  const rows = operationsOf(document).map((located) => {
    const { id, method, path, operation } = located;
    const row = {
      method: method.toUpperCase(),
      path,
      security: securityOf(document, located),
      retry: operation["x-retry"] ?? "allowed",
      list: operation["x-list"] !== undefined,
    };
    return `${id}: ${JSON.stringify(row)},`;
  });
  if (rows.length === 0) throw new Error("The bundle has no operations.");
  return `
/** What the client needs to know of an operation while it runs. */
export interface OperationTraits {
  readonly method: "GET" | "PUT" | "POST" | "DELETE" | "PATCH";
  /** The path template, with its parameters in braces. */
  readonly path: string;
  /** Whose token the operation takes; null when it takes none. */
  readonly security: "clientCredentials" | "authorizationCode" | null;
  /** \`never\`: the operation must not be sent again once it may have been received. */
  readonly retry: "allowed" | "never";
  /** Whether the operation answers with the rows of a list. */
  readonly list: boolean;
}

/** The operations of the API, by name; each fits {@link OperationTraits}. */
export const operations = {
${rows.join("\n")}
} as const;
`;
}
