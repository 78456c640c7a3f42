import type { Operation } from "./operation.ts";

/** What makes the thing that a parameter of a path names. */
export interface Creator {
  readonly parameter: string;
  /** The operation that makes it. */
  readonly operation: string;
  /** Where its id stands in the answer. */
  readonly pointer: string;
  /** What its id is called in answers and bodies: `site_id`. */
  readonly key: string;
}

const FROM_ANSWER = "$response.body#";

/** Reads out of the links which operation makes what. */
export function readCreators(operations: readonly Operation[]): Map<string, Creator> {
  const creators = new Map<string, Creator>();
  for (const { id, links } of operations) {
    for (const { parameters } of links) {
      for (const [parameter, expression] of Object.entries(parameters)) {
        if (!expression.startsWith(FROM_ANSWER)) continue;
        const pointer = expression.slice(FROM_ANSWER.length);
        creators.set(parameter, { parameter, operation: id, pointer, key: pointer.split("/").at(-1) ?? "" });
      }
    }
  }
  return creators;
}
