/** A fault rule, in the format of the control plane. */
export interface Rule {
  readonly operation: string;
  readonly status?: number;
  readonly retry_after?: number;
  readonly latency?: number | { readonly min: number; readonly max: number };
  readonly drop?: string;
  readonly every?: number;
  readonly probability?: number;
  readonly times?: number;
}

/** Reads the rule from the form. Empty fields are omitted. */
export function readRule(form: FormData): Rule {
  const entries = [...form].flatMap(([name, value]): [string, string | number][] => {
    if (typeof value !== "string" || value === "") return [];
    return [[name, name === "operation" || name === "drop" ? value : Number(value)]];
  });
  return Object.fromEntries(entries) as unknown as Rule;
}

/** Describes a rule in words. */
export function describeRule(rule: Rule): string {
  const { status, retry_after, latency, drop, every, probability, times } = rule;
  const what = [
    latency !== undefined && `delays by ${typeof latency === "number" ? latency : `${latency.min}–${latency.max}`} ms`,
    status !== undefined &&
      `responds ${status}${retry_after === undefined ? "" : ` with Retry-After ${retry_after} s`}`,
    drop !== undefined && `drops the connection ${drop} handling the request`,
  ].filter(Boolean);
  const when = [
    every !== undefined && (every === 1 ? "every request" : `every ${ordinal(every)} request`),
    probability !== undefined && `with probability ${probability}`,
    times !== undefined && (times === 1 ? "once" : `${times} times`),
  ].filter(Boolean);
  return [what.join(", then ") || "does nothing", ...when].join(", ");
}

function ordinal(count: number): string {
  const isTeen = Math.floor(count / 10) % 10 === 1;
  return `${count}${isTeen ? "th" : (["th", "st", "nd", "rd"][count % 10] ?? "th")}`;
}
