import { redact } from "@chekt/partner-auth/internal";
import type { ErrorDto } from "../generated/schema.ts";

/** A response whose body has been read. */
export interface HttpResponse {
  readonly response: Response;
  /** Whether it is a valid success response. */
  readonly ok: boolean;
  /** The JSON body of a success; undefined when it is empty. */
  readonly data?: unknown;
  /** The JSON body of an error of the API. */
  readonly body?: ErrorDto;
  /** The start of a body that the API does not send. */
  readonly excerpt?: string | undefined;
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
  if (!ok && isErrorDto(json)) return { response, ok: false, body: json };
  return { response, ok: false, excerpt: shown().slice(0, EXCERPT_LENGTH) || undefined };
}

/** Parses JSON; returns undefined when it is invalid. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isErrorDto(value: unknown): value is ErrorDto {
  const { status_code, error_message }: { [Key in keyof ErrorDto]?: unknown } = Object(value);
  return typeof status_code === "number" && typeof error_message === "string";
}
