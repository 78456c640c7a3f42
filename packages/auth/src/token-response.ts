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
 * Reads the response of a token endpoint (RFC 6749, sections 5.1 and 5.2). A problem quotes nothing from a successful
 * response, because it may contain a token, and passes quotes from a failed one through `hide`.
 */
export function readTokenResponse(
  response: TokenResponse,
  hide: (text: string) => string,
): GrantedToken | MissingToken {
  const body = parseObject(response.text);
  return response.ok ? readSuccess(response.status, body) : readFailure(response, body, hide);
}

function readSuccess(status: number, body: Record<string, unknown> | undefined): GrantedToken | MissingToken {
  const missing = (problem: string): MissingToken => ({
    problem: `responded ${status} ${problem}. Check that baseUrl is the API's`,
    error: undefined,
    error_description: undefined,
  });
  if (body === undefined) return missing("without a JSON object");
  const { access_token, token_type = "Bearer", expires_in, refresh_token } = body;
  if (!isBearerToken(access_token)) return missing("without a valid access_token");
  if (String(token_type).toLowerCase() !== "bearer") return missing("with a token_type other than Bearer");
  const lifetime = Number(expires_in) * 1000;
  return {
    accessToken: access_token,
    // A token cannot be issued expired. If it is, the API responds 401.
    lifetime: Number.isFinite(lifetime) && lifetime > 0 ? lifetime : undefined,
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
