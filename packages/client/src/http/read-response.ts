import { redact } from "@chekt/partner-auth/internal";
import { type Problem, readProblem } from "./problem.ts";

/** A response whose body has been read. */
export interface HttpResponse {
  readonly response: Response;
  /** Whether it is a valid success response. */
  readonly ok: boolean;
  /** The JSON body of a success; undefined when it is empty. */
  readonly data?: unknown;
  /** What the error body of the API says. */
  readonly problem?: Problem;
  /** The start of a body that the API does not send. */
  readonly excerpt?: string | undefined;
  /** What the response suggests. */
  readonly hint?: string | undefined;
}

/** The maximum length of an excerpt, in characters. */
const EXCERPT_LENGTH = 200;

/**
 * Reads a response, and determines whether it comes from the API or from something in between.
 *
 * @param list whether a success has an array of rows, rather than an object or nothing.
 * @param token must not appear in an error, although some proxies echo what they received.
 */
export async function readResponse(response: Response, list: boolean, token: string): Promise<HttpResponse> {
  const { ok, status } = response;
  const text = await response.text();
  const shown = (): string => redact(text, [token]);
  const json = parseJson(ok ? text : shown());
  const isData = status === 204 || (json !== undefined && json !== null);
  if (ok && isData && Array.isArray(json) === list) return { response, ok: true, data: json };
  const problem = ok ? undefined : readProblem(json);
  if (problem) return { response, ok: false, problem };
  const excerpt = shown().slice(0, EXCERPT_LENGTH) || undefined;
  const location = status >= 300 && status < 400 ? response.headers.get("location") : null;
  const target = location === null ? "" : `, a redirect to ${redact(location.replace(/[?#].*/s, ""), [token])}`;
  // A proxy in front of the API sends HTML with a 5xx; with any other status, it is another server.
  const isElsewhere = target !== "" || (status < 500 && /^\s*</.test(text));
  return {
    response,
    ok: false,
    excerpt,
    hint: isElsewhere ? `${target}. Is baseUrl the address of the API?` : undefined,
  };
}

/** Parses JSON; returns undefined when it is invalid. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
