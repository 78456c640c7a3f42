import { isBearerToken } from "./bearer.ts";

/** What a token endpoint answered. */
export interface TokenAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly text: string;
}

/** A token, as granted. */
export interface GrantedToken {
  readonly accessToken: string;
  /** In milliseconds. Undefined when the answer does not say, or says nothing that makes sense. */
  readonly lifetime: number | undefined;
  readonly refreshToken: string | undefined;
}

/** Why there is no token in an answer. */
export interface NoToken {
  readonly problem: string;
  readonly error: string | undefined;
  readonly error_description: string | undefined;
}

/**
 * Reads the answer of a token endpoint (RFC 6749, sections 5.1 and 5.2). Nothing of a successful answer goes into a
 * problem, since it may hold a token; of a failed one, `hide` sees all that does.
 */
export function readTokenAnswer(answer: TokenAnswer, hide: (text: string) => string): GrantedToken | NoToken {
  const body = parseObject(answer.text);
  return answer.ok ? readSuccess(answer.status, body) : readFailure(answer, body, hide);
}

function readSuccess(status: number, body: Record<string, unknown> | undefined): GrantedToken | NoToken {
  const no = (problem: string): NoToken => ({
    problem: `answered ${status}, but ${problem}: is baseUrl the one of the API?`,
    error: undefined,
    error_description: undefined,
  });
  if (body === undefined) return no("not with a JSON object");
  const { access_token, token_type = "Bearer", expires_in, refresh_token } = body;
  if (!isBearerToken(access_token)) return no("without an access_token that a header can carry");
  if (String(token_type).toLowerCase() !== "bearer") return no("with a token of another type than Bearer");
  const lifetime = Number(expires_in) * 1000;
  return {
    accessToken: access_token,
    // A token that has expired when it is issued cannot be meant; the API would say so with a 401.
    lifetime: Number.isFinite(lifetime) && lifetime > 0 ? lifetime : undefined,
    refreshToken: string(refresh_token),
  };
}

function readFailure(
  { status, text }: TokenAnswer,
  body: Record<string, unknown> | undefined,
  hide: (text: string) => string,
): NoToken {
  const shown = (value: string | undefined): string | undefined => (value === undefined ? value : hide(value));
  const error = shown(string(body?.["error"]));
  const error_description = shown(string(body?.["error_description"]));
  if (error !== undefined) {
    const words = error_description === undefined ? "" : ` (${inOneLine(error_description)})`;
    return { problem: `answered ${status}: ${inOneLine(error)}${words}`, error, error_description };
  }
  const redirect = status >= 300 && status < 400 ? ", a redirect, which a secret does not follow" : "";
  const start = text === "" ? "with an empty body" : `and its body starts: ${inOneLine(hide(text))}`;
  return { problem: `answered ${status}${redirect}, ${start}`, error, error_description };
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

/** A text from outside, as part of a message: one line, and not too much of it. */
function inOneLine(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
