/** A fault as the control plane takes it. */
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

/** The rule that a form says. What is left empty is left out. */
export function readRule(form: FormData): Rule {
  const said = [...form].flatMap(([name, value]): [string, string | number][] => {
    if (typeof value !== "string" || value === "") return [];
    return [[name, name === "operation" || name === "drop" ? value : Number(value)]];
  });
  return Object.fromEntries(said) as unknown as Rule;
}

/** A rule in words. */
export function describeRule(rule: Rule): string {
  const { status, retry_after, latency, drop, every, probability, times } = rule;
  const what = [
    latency !== undefined && `waits ${typeof latency === "number" ? latency : `${latency.min}–${latency.max}`} ms`,
    status !== undefined && `answers ${status}${retry_after === undefined ? "" : ` with Retry-After ${retry_after} s`}`,
    drop !== undefined && `cuts the connection ${drop} the work`,
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
