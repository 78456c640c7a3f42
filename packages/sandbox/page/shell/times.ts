/** `10:23:45.123` */
export function clockTime(moment: number): string {
  const at = new Date(moment);
  const parts = [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, "0"));
  return `${parts.join(":")}.${String(at.getMilliseconds()).padStart(3, "0")}`;
}

/** `2026-11-24 10:23:45`, in UTC. */
export function utc(moment: number): string {
  return new Date(moment).toISOString().replace("T", " ").replace(/\..*/, "");
}

/** `4:05`, or `1:00:00` from an hour on. */
export function span(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [first = 0, ...rest] = parts[0] === 0 ? parts.slice(1) : parts;
  return [first, ...rest.map((part) => String(part).padStart(2, "0"))].join(":");
}

/** `0.4 ms`, `12 ms`, `1.20 s` */
export function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`;
  return `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
}
