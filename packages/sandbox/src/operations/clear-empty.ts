/**
 * Replaces empty strings by null, because an empty string clears a property. Validation has refused it where it does
 * not.
 */
export function clearEmpty(values: unknown): unknown {
  if (typeof values !== "object" || values === null || Array.isArray(values)) return values;
  const entries = Object.entries(values);
  if (!entries.some(([, value]) => value === "")) return values;
  return Object.fromEntries(entries.map(([name, value]) => [name, value === "" ? null : value]));
}
