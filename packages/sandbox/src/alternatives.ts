/** Lists allowed values for a message: `empty, demo or large`. */
export function formatAlternatives(values: readonly string[]): string {
  const last = values.at(-1) ?? "";
  return values.length < 2 ? last : `${values.slice(0, -1).join(", ")} or ${last}`;
}
