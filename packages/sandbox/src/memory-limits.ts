import { getHeapStatistics } from "node:v8";

const MB = 1024 * 1024;

/** What all limits together are by default, in bytes: a quarter of the heap, within these bounds. */
const LEAST = 16 * MB;
const MOST = 256 * MB;

/** The largest snapshot, in bytes. Reading and writing a larger one would block other requests for too long. */
const LARGEST_SNAPSHOT = 16 * MB;

/** How much a process keeps in memory at most, in bytes, for callers that could make it keep anything. */
export interface MemoryLimits {
  /** The log of requests, of all workspaces. */
  readonly log: number;
  /** Request bodies in progress. */
  readonly bodies: number;
  /** Responses that their clients have not read yet. */
  readonly unread: number;
  /** One snapshot. */
  readonly snapshot: number;
  /** All snapshots of all workspaces together. They are in the store, which may be in memory. */
  readonly snapshots: number;
}

/**
 * Divides memory.
 *
 * @param total what all limits together may use, in bytes. By default a quarter of the heap of this process.
 */
export function divideMemory(total: number = findDefault()): MemoryLimits {
  const part = Math.floor(total / 4);
  return { log: part, bodies: part, unread: part, snapshot: Math.min(part, LARGEST_SNAPSHOT), snapshots: part * 4 };
}

function findDefault(): number {
  return Math.max(Math.min(getHeapStatistics().heap_size_limit / 4, MOST), LEAST);
}
