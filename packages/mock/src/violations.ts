/** One thing that Prism found wrong with a request, or with its own response. */
export interface Finding {
  readonly path?: readonly string[];
  /** A place in `SEVERITIES`. */
  readonly severity: number;
  readonly code?: string | number;
  readonly message: string;
}

/** Prism's own bound. Clients refuse headers of 16 KiB in all, and this one is not alone. */
const MAX_HEADER_LENGTH = 8 * 1024 - 100;
const MAX_TEXT_LENGTH = 500;
/** The severities of `@stoplight/types`, by number. */
const SEVERITIES = ["Error", "Warning", "Information", "Hint"];

/** Whether a finding makes the request, or the response, invalid. */
export function isError({ severity }: Finding): boolean {
  return SEVERITIES[severity] === "Error";
}

/**
 * The value of `sl-violations`: what Prism found wrong with the request and with its own response, as a JSON array of
 * `{ location, severity, code, message }`. `undefined` when there is nothing to report.
 *
 * Two faults of Prism's server are mended here: it cuts a long list in the middle of the JSON, and it throws at a
 * message that quotes a character which no header may hold. This one leaves whole entries out, says how many, and
 * escapes.
 */
export function violationsHeader(request: readonly Finding[], response: readonly Finding[]): string | undefined {
  const entries = [...violationEntries("request", request), ...violationEntries("response", response)];
  if (entries.length === 0) return undefined;

  const shown: string[] = [];
  let length = 0;
  for (const entry of entries) {
    const text = asciiJson(entry());
    if (length + text.length > MAX_HEADER_LENGTH) break;
    shown.push(text);
    length += text.length + 1;
  }
  const left = entries.length - shown.length;
  if (left > 0) shown.push(asciiJson({ location: [], severity: "Hint", code: "truncated", message: `${left} more` }));
  return `[${shown.join(",")}]`;
}

/** Each entry is built only when there is room for it: a long list can have several violations an item. */
function violationEntries(side: "request" | "response", findings: readonly Finding[]): (() => object)[] {
  return findings.map(({ path = [], severity, code, message }) => () => ({
    location: [side, ...path.map((segment) => segment.slice(0, MAX_TEXT_LENGTH))],
    severity: SEVERITIES[severity],
    code,
    message: message.slice(0, MAX_TEXT_LENGTH),
  }));
}

function asciiJson(value: object): string {
  return JSON.stringify(value).replaceAll(
    /[^\x20-\x7e]/g,
    (character) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
