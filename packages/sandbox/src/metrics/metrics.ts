import type { FaultRule } from "../faults/fault-rule.ts";
import type { OperationId } from "../generated/operation-id.ts";
import type { Family, Sample } from "./exposition.ts";

/** Upper bounds of the histogram buckets, in seconds. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** The operation label of requests without an operation. */
const NO_OPERATION = "none";

/** The counts of an operation. */
interface Counted {
  readonly statuses: Map<string, number>;
  /** Per bucket, not cumulative. The last one is for durations above all bounds. */
  readonly buckets: number[];
  seconds: number;
}

/**
 * Metrics of the requests of this process. The number of series is bounded by operations, status codes and buckets,
 * whatever callers send: no path, dealer or workspace is a label.
 */
export class Metrics {
  readonly #operations = new Map<string, Counted>();
  readonly #strikes = new Map<string, number>();

  /** Counts a request. A status of null means that the connection was dropped. */
  countRequest(operation: OperationId | undefined, status: number | null, milliseconds: number): void {
    const name = operation ?? NO_OPERATION;
    let counted = this.#operations.get(name);
    if (!counted) {
      counted = { statuses: new Map(), buckets: Array.from({ length: BOUNDS.length + 1 }, () => 0), seconds: 0 };
      this.#operations.set(name, counted);
    }
    const seconds = milliseconds / 1000;
    const code = status === null ? "dropped" : String(status);
    counted.statuses.set(code, (counted.statuses.get(code) ?? 0) + 1);
    counted.seconds += seconds;
    let bucket = 0;
    while (bucket < BOUNDS.length && seconds > (BOUNDS[bucket] ?? Infinity)) bucket += 1;
    counted.buckets[bucket] = (counted.buckets[bucket] ?? 0) + 1;
  }

  /** Counts an injected fault. */
  countFault(operation: OperationId, { drop, status }: FaultRule): void {
    const kind = drop !== undefined ? "drop" : status !== undefined ? "status" : "latency";
    const key = `${operation} ${kind}`;
    this.#strikes.set(key, (this.#strikes.get(key) ?? 0) + 1);
  }

  /** Returns all metrics. */
  families(): Family[] {
    const operations = [...this.#operations].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return [
      {
        name: "chekt_sandbox_requests_total",
        help: "Requests, by operation and status. Unknown operations count as none, dropped connections as dropped.",
        type: "counter",
        samples: operations.flatMap(([operation, { statuses }]) =>
          [...statuses].map(([status, value]) => ({ labels: { operation, status }, value })),
        ),
      },
      {
        name: "chekt_sandbox_request_duration_seconds",
        help: "Duration of requests, by operation, including latency added by injected faults.",
        type: "histogram",
        samples: operations.flatMap(([operation, counted]) => histogram({ operation }, counted)),
      },
      {
        name: "chekt_sandbox_faults_struck_total",
        help: "Injected faults, by operation and kind.",
        type: "counter",
        samples: [...this.#strikes].map(([key, value]) => {
          const [operation = "", kind = ""] = key.split(" ");
          return { labels: { operation, kind }, value };
        }),
      },
    ];
  }
}

function histogram(labels: Readonly<Record<string, string>>, { buckets, seconds }: Counted): Sample[] {
  let count = 0;
  const samples = buckets.map((bucketCount, index): Sample => {
    count += bucketCount;
    const le = BOUNDS[index] === undefined ? "+Inf" : String(BOUNDS[index]);
    return { suffix: "_bucket", labels: { ...labels, le }, value: count };
  });
  return [...samples, { suffix: "_sum", labels, value: seconds }, { suffix: "_count", labels, value: count }];
}
