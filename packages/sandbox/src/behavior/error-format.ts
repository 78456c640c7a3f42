/** An error in the flat format. */
export interface FlatError {
  readonly status_code: number;
  readonly error_message: string;
  readonly code?: string;
  readonly field?: string;
}

/** The codes of errors that have none in the flat format, by status code. */
const codes: Readonly<Record<number, string>> = {
  400: "invalid_request",
  401: "invalid_token",
  403: "permission_denied",
  404: "not_found",
  405: "method_not_allowed",
  429: "rate_limited",
  503: "service_unavailable",
};

/** Converts an error to the nested format. */
export function nestError({ status_code, error_message, code, field }: FlatError, request_id: string): object {
  return {
    error: {
      code: code ?? codes[status_code] ?? (status_code < 500 ? "invalid_request" : "internal_error"),
      message: error_message,
      request_id,
      ...(field !== undefined && { field }),
    },
  };
}
