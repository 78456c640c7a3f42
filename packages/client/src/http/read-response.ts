import { readText, redact } from "@chekt/partner-auth/internal";
import { type Problem, readProblem } from "./problem.ts";

/** A response whose body has been read. */
export interface HttpResponse {
  readonly response: Response;
  /** Whether it is a valid success response. */
  readonly ok: boolean;
  /** The JSON body of a success; undefined when it is empty. */
  readonly data?: unknown;
  /** What the error body of the API says, or what else is wrong. */
  readonly problem?: Problem;
  /** The start of a body that the API does not send. */
  readonly excerpt?: string | undefined;
  /** What the response suggests. */
  readonly hint?: string | undefined;
}

/** What the body of a success is: the rows of a list, an object, or nothing. */
export type Returns = "rows" | "object" | "nothing";

/** The maximum length of an excerpt, in characters. */
const EXCERPT_LENGTH = 200;

/** How to read a response. */
export interface ReadSettings {
  /** What the body of a success is. */
  readonly returns: Returns;
  /** The token, which must not appear in an error, although some proxies echo what they received. */
  readonly token: string;
  /** The maximum size of a body, in bytes. */
  readonly maxResponseSize: number;
}

/** Reads a response, and determines whether it comes from the API or from something in between. */
export async function readResponse(
  response: Response,
  { returns, token, maxResponseSize }: ReadSettings,
): Promise<HttpResponse> {
  const { ok, status } = response;
  const text = await readText(response, maxResponseSize);
  if (text === undefined) {
    return { response, ok: false, problem: { message: `with more than ${maxResponseSize} bytes (maxResponseSize)` } };
  }
  const shown = (): string => redact(text, [token]);
  const json = parseJson(ok ? text : shown());
  const unsafe = ok ? findUnsafeNumber(text) : undefined;
  const isNothing = text === "" && (returns === "nothing" || (status === 204 && returns === "object"));
  if (ok && unsafe === undefined && (isNothing || isData(json, returns))) return { response, ok: true, data: json };
  const problem = ok ? undefined : readProblem(json);
  if (problem) return { response, ok: false, problem };
  const excerpt = shown().slice(0, EXCERPT_LENGTH) || undefined;
  const location = status >= 300 && status < 400 ? response.headers.get("location") : null;
  const target = location === null ? "" : `, a redirect to ${redact(location.replace(/[?#].*/s, ""), [token])}`;
  if (unsafe !== undefined) {
    return { response, ok: false, excerpt, hint: `. JavaScript cannot represent the number ${unsafe}` };
  }
  // A proxy in front of the API sends HTML with a 5xx; with any other status, it is another server.
  const isElsewhere = target !== "" || (status < 500 && /^\s*</.test(text));
  return {
    response,
    ok: false,
    excerpt,
    hint: isElsewhere ? `${target}. Is baseUrl the address of the API?` : undefined,
  };
}

/** Whether a parsed body is what an operation returns. An operation that returns nothing may still send something. */
function isData(json: unknown, returns: Returns): boolean {
  return json !== undefined && json !== null && (returns === "nothing" || Array.isArray(json) === (returns === "rows"));
}

/** Finds an integer that JSON.parse would silently change, such as an ID above 2^53. Looks at long numbers only. */
function findUnsafeNumber(text: string): string | undefined {
  if (!/\d{16}/.test(text)) return undefined;
  const numbers = text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '""').match(/(?<![\d.])\d{16,}(?![\d.eE])/g) ?? [];
  return numbers.find((number) => !Number.isSafeInteger(Number(number)));
}

/** Parses JSON; returns undefined when it is invalid. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
