/** What an error body of the API says, whatever its format. */
export interface Problem {
  /** For developers. */
  readonly message: string;
  /** What went wrong, for programs. */
  readonly code?: string | undefined;
  /** CHeKT's own ID of the request. */
  readonly requestId?: string | undefined;
  /** The invalid field. */
  readonly field?: string | undefined;
}

/** The maximum length of each value, in characters. */
const MAX_LENGTH = 1000;

/**
 * Reads an error body. CHeKT describes two formats, `{ status_code, error_message, field }` and `{ error: { code, message,
 * request_id, field } }`; servers in front of the API may send `error` as a string, with or without a description.
 * Returns undefined for anything else.
 */
export function readProblem(body: unknown): Problem | undefined {
  const { error_message, error, error_description, ...flat }: Record<string, unknown> = Object(body);
  if (typeof error_message === "string") return createProblem(error_message, flat);
  if (typeof error === "object") {
    const { message, ...nested }: Record<string, unknown> = Object(error);
    return typeof message === "string" ? createProblem(message, nested) : undefined;
  }
  if (typeof error !== "string") return undefined;
  return typeof error_description === "string"
    ? createProblem(error_description, { code: error })
    : createProblem(error, {});
}

function createProblem(message: string, { code, request_id, field }: Record<string, unknown>): Problem {
  return {
    message: message.slice(0, MAX_LENGTH),
    code: readText(code),
    requestId: readText(request_id),
    field: readText(field),
  };
}

function readText(value: unknown): string | undefined {
  return typeof value === "string" ? value.slice(0, MAX_LENGTH) : undefined;
}
