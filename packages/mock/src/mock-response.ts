import { ProblemJsonError } from "@stoplight/prism-http";

/** A response of the mock, without the headers of every response (trace ID, CORS). */
export interface MockResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for a response without a body, such as a 204. */
  readonly body: string;
}

/** Builds an error in the API's format, so that a client's error handling works with the mock. */
export function apiError(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): MockResponse {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ status_code: status, error_message: message }),
  };
}

/** Builds an OAuth 2.0 error of the token endpoint: RFC 6749, section 5.2. */
export function tokenError(message: string): MockResponse {
  return {
    status: 400,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body: JSON.stringify({ error: "invalid_request", error_description: message }),
  };
}

/** An error template of Prism. */
export type PrismTemplate = Parameters<typeof ProblemJsonError.fromTemplate>[0];

/** Builds an error about the use of the mock (`Prefer`, `--errors`) in Prism's format. The API never returns these. */
export function prismError(template: PrismTemplate, detail: string): MockResponse {
  return fromPrismError(ProblemJsonError.fromTemplate(template, detail));
}

/** Converts an error of Prism, reduced to the four standard members. */
export function fromPrismError(error: Error): MockResponse {
  const { type, title, status, detail } = ProblemJsonError.toProblemJson(error);
  return {
    status,
    headers: { "content-type": "application/problem+json" },
    body: JSON.stringify({ type, title, status, detail }),
  };
}
