/** Serializes JSON of any depth: a failed item of a bulk request is returned as it was sent. */
export function stringify(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    // JSON.stringify overflows the stack at a few thousand levels, unlike JSON.parse.
    if (!(error instanceof RangeError)) throw error;
    return stringifyDeep(value);
  }
}

/** Something that is still to be written: a value, or text between values. */
type Part = { readonly value: unknown } | { readonly text: string };

function stringifyDeep(root: unknown): string {
  const written: string[] = [];
  /** The next part is the last one. */
  const left: Part[] = [{ value: root }];
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    if ("text" in part) written.push(part.text);
    else left.push(...split(part.value).toReversed());
  }
  return written.join("");
}

/** Splits an array or object into its values and the text around them. */
function split(value: unknown): Part[] {
  if (typeof value !== "object" || value === null) return [{ text: JSON.stringify(value) }];
  const parts = Array.isArray(value)
    ? value.map((item): Part[] => [{ value: item }])
    : Object.entries(value).map(([key, item]): Part[] => [{ text: `${JSON.stringify(key)}:` }, { value: item }]);
  const inner = parts.flatMap((part, index) => (index === 0 ? part : [{ text: "," }, ...part]));
  const [start, end] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return [{ text: start }, ...inner, { text: end }];
}
