import { redact } from "@chekt/partner-auth/internal";
import type { ErrorDto } from "./generated/schema.ts";

/** An answer that was read to its end. */
export interface Answer {
  readonly response: Response;
  /** Whether it is a success that can be used. */
  readonly isGood: boolean;
  /** What the JSON of a success says; undefined when the body is empty. */
  readonly data: unknown;
  /** The JSON of an error, where it is the API's own. */
  readonly body: ErrorDto | undefined;
  /** The start of a body that is not what the API sends. */
  readonly excerpt: string | undefined;
}

/** How much of a foreign body goes into an error, in characters. */
const EXCERPT_LENGTH = 200;

/**
 * Reads an answer, and finds out whether it is the API's own or that of something in between.
 *
 * @param list whether a success has rows, and not an object or nothing.
 * @param token what must not stand in an error, though the answer may hold it: some proxies show what they were sent.
 */
export async function readAnswer(response: Response, list: boolean, token: string): Promise<Answer> {
  const { ok, status } = response;
  const text = await response.text();
  const empty = { response, isGood: false, data: undefined, body: undefined, excerpt: undefined };
  // In JSON a secret may stand escaped, where no search in the text finds it.
  const clean = (_name: string, value: unknown): unknown =>
    typeof value === "string" ? redact(value, [token]) : value;
  const json = parse(text, ok ? undefined : clean);
  const isData = status === 204 || (json !== undefined && json !== null);
  // The types of the data are the description's; the contract tests hold the API to them.
  if (ok && isData && Array.isArray(json) === list) return { ...empty, isGood: true, data: json };
  if (!ok && isErrorDto(json)) return { ...empty, body: json };
  return { ...empty, excerpt: redact(text, [token]).slice(0, EXCERPT_LENGTH) || undefined };
}

/** What a JSON text says; undefined when it is none. */
function parse(text: string, reviver?: (name: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch {
    return undefined;
  }
}

function isErrorDto(value: unknown): value is ErrorDto {
  const { status_code, error_message }: { [Key in keyof ErrorDto]?: unknown } = Object(value);
  return typeof status_code === "number" && typeof error_message === "string";
}
