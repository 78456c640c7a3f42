import { isBearerToken } from "./token-source.ts";

/** The response of a token endpoint. */
export interface TokenResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly text: string;
}

/** A granted token. */
export interface GrantedToken {
  readonly accessToken: string;
  /** In milliseconds. Undefined when the response has no valid lifetime. */
  readonly lifetime: number | undefined;
  readonly refreshToken: string | undefined;
}

/** Why a response contains no token. */
export interface MissingToken {
  readonly problem: string;
  readonly error: string | undefined;
  readonly error_description: string | undefined;
}

/**
 * Reads the response of a token endpoint (RFC 6749, sections 5.1 and 5.2). A problem quotes nothing from a response that
 * may contain a token, and passes quotes from any other through `hide`. Some servers send errors with the status code 200.
 */
export function readTokenResponse(
  response: TokenResponse,
  hide: (text: string) => string,
): GrantedToken | MissingToken {
  const body = parseObject(response.text);
  const hasError = body?.["access_token"] === undefined && Boolean(body?.["error"]);
  return response.ok && !hasError ? readSuccess(response.status, body) : readFailure(response, body, hide);
}

/** What to check if a response cannot come from a token endpoint. */
export const WRONG_URL = "Check baseUrl and tokenEndpoint";

function readSuccess(status: number, body: Record<string, unknown> | undefined): GrantedToken | MissingToken {
  const missing = (problem: string): MissingToken => ({
    problem: `responded ${status} ${problem}`,
    error: undefined,
    error_description: undefined,
  });
  if (body === undefined) return missing(`without a JSON object. ${WRONG_URL}`);
  const { access_token, token_type = "Bearer", expires_in, refresh_token } = body;
  if (!isBearerToken(access_token)) return missing(`without a valid access_token. ${WRONG_URL}`);
  if (String(token_type).toLowerCase() !== "bearer") return missing("with a token_type other than Bearer");
  const seconds = typeof expires_in === "string" && expires_in.trim() !== "" ? Number(expires_in) : (expires_in ?? 0);
  if (typeof seconds !== "number" || !Number.isFinite(seconds)) {
    return missing(`with an expires_in that is ${describeType(expires_in)}, not a number of seconds`);
  }
  return {
    accessToken: access_token,
    // A token cannot be issued expired. If it is, the API responds 401.
    lifetime: seconds > 0 ? seconds * 1000 : undefined,
    refreshToken: string(refresh_token),
  };
}

function readFailure(
  { status, text }: TokenResponse,
  body: Record<string, unknown> | undefined,
  hide: (text: string) => string,
): MissingToken {
  const shown = (value: string | undefined): string | undefined => (value === undefined ? value : hide(value));
  const error = shown(string(body?.["error"]));
  const error_description = shown(string(body?.["error_description"]));
  if (error !== undefined) {
    const words = error_description === undefined ? "" : ` (${inOneLine(error_description)})`;
    return { problem: `responded ${status}: ${inOneLine(error)}${words}`, error, error_description };
  }
  const redirect = status >= 300 && status < 400 ? ", a redirect that is not followed with secrets" : "";
  const start = text === "" ? "with an empty body" : `with a body that starts: ${inOneLine(hide(text))}`;
  return { problem: `responded ${status}${redirect}, ${start}`, error, error_description };
}

/** Describes a value without quoting it. */
function describeType(value: unknown): string {
  return Array.isArray(value) ? "an array" : typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function string(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Shortens foreign text to one line of a message. */
function inOneLine(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
