import { ApiError } from "../api-error.ts";
import type { DescribedOperation } from "../description/described-operation.ts";
import { readParameters } from "../description/validate.ts";
import { checkMediaType } from "../http/body.ts";
import type { Exchange } from "../http/exchange.ts";
import { TokenError } from "./token-error.ts";

/** The largest accepted form, in bytes, and the most fields. Its sender is not authenticated yet. */
const MAX_BYTES = 65_536;
const MAX_FIELDS = 50;

/**
 * Reads the form of a token request.
 *
 * @param credentials the form fields of a client's credentials, for clients that send HTTP Basic.
 * @throws TokenError if it is not a form, or if the credentials are in the Authorization header.
 */
export async function readForm(
  exchange: Exchange,
  operation: DescribedOperation,
  credentials: string,
): Promise<URLSearchParams> {
  // RFC 6749, section 5.1.
  exchange.headers["cache-control"] = "no-store";
  let text;
  try {
    readParameters(operation, exchange.path, exchange.url.searchParams, (name) => exchange.header(name));
    checkMediaType(String(operation.body), exchange.header("content-type") ?? null);
    text = await exchange.readText(MAX_BYTES);
  } catch (error) {
    throw error instanceof ApiError ? new TokenError("invalid_request", error.message) : error;
  }
  if (/^basic /i.test(exchange.header("authorization") ?? "")) {
    throw new TokenError(
      "invalid_client",
      `HTTP Basic is not accepted. Send ${credentials} in the form, without an Authorization header.`,
    );
  }
  const form = new URLSearchParams(text);
  if (form.size > MAX_FIELDS) {
    throw new TokenError("invalid_request", `The form has ${form.size} fields. Send at most ${MAX_FIELDS}.`);
  }
  const names = new Set<string>();
  for (const name of form.keys()) {
    // RFC 6749, section 3.2.
    if (names.has(name)) throw new TokenError("invalid_request", `${name} may appear only once`);
    names.add(name);
  }
  return form;
}
