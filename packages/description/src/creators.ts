import type { Operation } from "./operation.ts";
import { parsePointer } from "./pointer.ts";

/** The operation that creates what a path parameter names. */
export interface Creator {
  readonly parameter: string;
  readonly operation: string;
  /** The pointer of the id in the response body. */
  readonly pointer: string;
  /** The name of the id in bodies: `site_id`. */
  readonly key: string;
}

const RESPONSE_BODY = "$response.body#";

/** Derives from the links which operation creates the value of each path parameter. */
export function readCreators(operations: readonly Operation[]): Map<string, Creator> {
  const creators = new Map<string, Creator>();
  for (const { id, links } of operations) {
    for (const { parameters } of links) {
      for (const [parameter, expression] of Object.entries(parameters)) {
        if (!expression.startsWith(RESPONSE_BODY)) continue;
        const pointer = expression.slice(RESPONSE_BODY.length);
        creators.set(parameter, { parameter, operation: id, pointer, key: parsePointer(pointer).at(-1) ?? "" });
      }
    }
  }
  return creators;
}
