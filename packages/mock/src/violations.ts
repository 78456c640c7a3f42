/** A violation that Prism found in a request or in its own response. */
export interface Finding {
  readonly path?: readonly string[];
  /** An index of `SEVERITIES`. */
  readonly severity: number;
  readonly code?: string | number;
  readonly message: string;
}

/** Prism's own limit. Clients refuse more than 16 KiB of headers in total. */
const MAX_HEADER_LENGTH = 8 * 1024 - 100;
const MAX_TEXT_LENGTH = 500;
/** The severities of `@stoplight/types`, by number. */
const SEVERITIES = ["Error", "Warning", "Information", "Hint"];

/** Returns whether a finding makes the request or response invalid. */
export function isError({ severity }: Finding): boolean {
  return SEVERITIES[severity] === "Error";
}

/**
 * Builds the value of `sl-violations`: the violations of the request and of Prism's own response, as a JSON array of
 * `{ location, severity, code, message }`. Returns `undefined` without violations.
 *
 * Prism's server truncates a long list in the middle of the JSON, and throws if a message contains a character that is
 * invalid in a header. This function omits whole entries, adds their number, and escapes such characters.
 */
export function violationsHeader(request: readonly Finding[], response: readonly Finding[]): string | undefined {
  const entries = [...violationEntries("request", request), ...violationEntries("response", response)];
  if (entries.length === 0) return undefined;

  const included: string[] = [];
  let length = 0;
  for (const entry of entries) {
    const text = asciiJson(entry());
    if (length + text.length > MAX_HEADER_LENGTH) break;
    included.push(text);
    length += text.length + 1;
  }
  const left = entries.length - included.length;
  if (left > 0)
    included.push(asciiJson({ location: [], severity: "Hint", code: "truncated", message: `${left} more` }));
  return `[${included.join(",")}]`;
}

/** Entries are built lazily, because a long list can have several violations per item. */
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
