import type { FaultRule } from "../faults/fault-rule.ts";
import type { OperationId } from "../generated/operation-id.ts";
import type { Family, Sample } from "./exposition.ts";

/** Up to how many seconds a bucket of the histogram counts. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** What a request is counted under that no operation answers. */
const NO_OPERATION = "none";

/** What has been counted of an operation. */
interface Counted {
  readonly statuses: Map<string, number>;
  /** Of each bucket without those below; the last is for all that took longer. */
  readonly buckets: number[];
  seconds: number;
}

/**
 * What this process has answered. There are as many series as operations, statuses and buckets, whatever callers send: no
 * path, dealer or workspace is a label.
 */
export class Metrics {
  readonly #operations = new Map<string, Counted>();
  readonly #strikes = new Map<string, number>();

  /** Counts an answer; a status of null is a connection that a fault cut. */
  answered(operation: OperationId | undefined, status: number | null, milliseconds: number): void {
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

  /** Counts that a fault has struck. */
  struck(operation: OperationId, { drop, status }: FaultRule): void {
    const kind = drop !== undefined ? "drop" : status !== undefined ? "status" : "latency";
    const key = `${operation} ${kind}`;
    this.#strikes.set(key, (this.#strikes.get(key) ?? 0) + 1);
  }

  /** What there is to be read. */
  families(): Family[] {
    const operations = [...this.#operations].toSorted(([one], [other]) => (one < other ? -1 : 1));
    return [
      {
        name: "chekt_sandbox_requests_total",
        help: "Requests answered, by operation and status. What no operation answers is none, what a fault cut dropped.",
        type: "counter",
        samples: operations.flatMap(([operation, { statuses }]) =>
          [...statuses].map(([status, value]) => ({ labels: { operation, status }, value })),
        ),
      },
      {
        name: "chekt_sandbox_request_duration_seconds",
        help: "How long requests took, by operation, with the latency that faults added.",
        type: "histogram",
        samples: operations.flatMap(([operation, counted]) => histogram({ operation }, counted)),
      },
      {
        name: "chekt_sandbox_faults_struck_total",
        help: "Faults that struck a request, by operation and kind.",
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
  const samples = buckets.map((ofBucket, index): Sample => {
    count += ofBucket;
    const le = BOUNDS[index] === undefined ? "+Inf" : String(BOUNDS[index]);
    return { suffix: "_bucket", labels: { ...labels, le }, value: count };
  });
  return [...samples, { suffix: "_sum", labels, value: seconds }, { suffix: "_count", labels, value: count }];
}
