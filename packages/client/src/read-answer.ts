import { redact } from "@chekt/partner-auth/internal";
import type { ErrorDto } from "./generated/schema.ts";

/** An answer that was read to its end. */
export interface Answer {
  readonly response: Response;
  /** The text of the body. */
  readonly text: string;
  /** What the JSON of a success says; undefined when the body is empty. */
  readonly data: unknown;
  /** The JSON of an error, where it is the API's own. */
  readonly body: ErrorDto | undefined;
  /** The start of a body that is not what the API sends. */
  readonly excerpt: string | undefined;
  /** Why a success cannot be used. */
  readonly problem: "not JSON" | undefined;
}

/** How much of a foreign body goes into an error, in characters. */
export const EXCERPT_LENGTH = 200;

/**
 * Reads an answer, and finds out whether it is the API's own or that of something in between.
 *
 * @param secrets what must not stand in an error, though the answer may hold it: some proxies show what they were sent.
 */
export async function readAnswer(response: Response, secrets: readonly string[]): Promise<Answer> {
  const text = await response.text();
  const empty = { response, text, data: undefined, body: undefined, excerpt: undefined, problem: undefined };
  if (text === "" && response.ok) return response.status === 204 ? empty : { ...empty, problem: "not JSON" };
  // In JSON a secret may stand escaped, where no search in the text finds it.
  const clean = (_name: string, value: unknown): unknown =>
    typeof value === "string" ? redact(value, secrets) : value;
  const json = response.ok ? parse(text) : parse(text, clean);
  if (response.ok && json !== undefined) return { ...empty, data: json.value };
  if (!response.ok && isErrorDto(json?.value)) return { ...empty, body: json.value };
  const excerpt = text === "" ? undefined : redact(text, secrets).slice(0, EXCERPT_LENGTH);
  return { ...empty, excerpt, problem: response.ok ? "not JSON" : undefined };
}

function parse(text: string, reviver?: (name: string, value: unknown) => unknown): { value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text, reviver);
    return { value };
  } catch {
    return undefined;
  }
}

function isErrorDto(value: unknown): value is ErrorDto {
  return (
    typeof value === "object" &&
    value !== null &&
    "error_message" in value &&
    typeof value.error_message === "string" &&
    "status_code" in value &&
    typeof value.status_code === "number"
  );
}
