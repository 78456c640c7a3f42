import type { Operation } from "@chekt/description";
import type { Description } from "../../description.ts";

/** A path and its operations. */
export interface Path {
  readonly template: string;
  readonly operations: readonly [Operation, ...Operation[]];
  readonly methods: readonly string[];
}

export function listPaths({ operations }: Pick<Description, "operations">): Path[] {
  return [...Map.groupBy(operations, ({ path }) => path)].flatMap(([template, ofPath]) => {
    const [first, ...others] = ofPath;
    return first ? [{ template, operations: [first, ...others], methods: ofPath.map(({ method }) => method) }] : [];
  });
}

/** Lists the methods in `Allow`, except for HEAD and OPTIONS, which every path may support. */
function parseAllow(allow: string | null): string[] {
  return (allow ?? "")
    .split(",")
    .map((method) => method.trim().toUpperCase())
    .filter((method) => method !== "" && method !== "HEAD" && method !== "OPTIONS")
    .toSorted();
}

export function sameMethods(allow: string | null, { methods }: Path): boolean {
  return parseAllow(allow).join() === methods.toSorted().join();
}
