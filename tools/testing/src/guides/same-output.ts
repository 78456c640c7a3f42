/** Values that differ on every run: IDs, times and tokens. */
const CHANGING: readonly RegExp[] = [
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/,
  /^[\w-]{43}$/,
];

/** Converts an output to a form that can be compared. */
export function comparableOutput(language: "json" | "text", output: string): unknown {
  return language === "json" ? stable(JSON.parse(output)) : output.trim();
}

/** Replaces everything that differs on every run, so that two outputs can be compared. */
function stable(value: unknown): unknown {
  if (typeof value === "string") {
    const kind = CHANGING.findIndex((pattern) => pattern.test(value));
    return kind === -1 ? value : `(changing ${kind})`;
  }
  if (Array.isArray(value)) return value.map(stable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, stable(one)]));
}
