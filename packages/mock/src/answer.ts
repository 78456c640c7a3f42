import { ProblemJsonError } from "@stoplight/prism-http";

/** What goes back to the caller, but for the headers that every answer carries (trace id, CORS). */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The text to send; empty when there is nothing to say, as in a 204. */
  readonly body: string;
}

/** An error as the API itself words it, so that a client's error handling meets the shape that it knows. */
export function apiError(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ status_code: status, error_message: message }),
  };
}

/** The same for a token request, which OAuth 2.0 has words of its own for: RFC 6749, section 5.2. */
export function tokenError(message: string): Answer {
  return {
    status: 400,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body: JSON.stringify({ error: "invalid_request", error_description: message }),
  };
}

/** The errors that Prism knows by name. */
export type PrismTemplate = Parameters<typeof ProblemJsonError.fromTemplate>[0];

/** A complaint of Prism about how it is used (`Prefer`, `--errors`), in Prism's words: the API never sends these. */
export function prismError(template: PrismTemplate, detail: string): Answer {
  return fromPrismError(ProblemJsonError.fromTemplate(template, detail));
}

/** The same for an error that Prism made itself, without what it adds to the four members that everyone reads. */
export function fromPrismError(error: Error): Answer {
  const { type, title, status, detail } = ProblemJsonError.toProblemJson(error);
  return {
    status,
    headers: { "content-type": "application/problem+json" },
    body: JSON.stringify({ type, title, status, detail }),
  };
}
