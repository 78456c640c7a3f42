import type { Operation } from "@chekt/description";
import { findOperation } from "./find-operation.ts";
import type { Archive, Recorded, SkipReason } from "./read-har.ts";

/**
 * Keeps the calls to hosts that serve the API. A browser also records calls to others, such as those of fonts and analytics.
 *
 * A host serves the API if a call to it matches an operation, or has a path below the same root as one.
 */
export function selectCalls(operations: readonly Operation[], { calls, skipped }: Archive): Archive {
  const roots = new Set(operations.map(({ path }) => findRoot(path)));
  const isOfApi = ({ method, url }: Recorded): boolean =>
    findOperation(operations, method, url.pathname) !== undefined ||
    [...roots].some((root) => `${url.pathname}/`.includes(root));
  const hosts = new Set(calls.filter(isOfApi).map(({ url }) => url.host));
  const kept = calls.filter(({ url }) => hosts.has(url.host));
  const others = Array<SkipReason>(calls.length - kept.length).fill("to another host");
  return { calls: kept, skipped: [...skipped, ...others] };
}

/** The first two segments of a path, such as `/partner/v1/`. */
function findRoot(path: string): string {
  return `${path.split("/").slice(0, 3).join("/")}/`;
}
