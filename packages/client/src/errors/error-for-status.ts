import { BadRequestError } from "./bad-request-error.ts";
import { ForbiddenError } from "./forbidden-error.ts";
import { NotFoundError } from "./not-found-error.ts";
import { RateLimitError } from "./rate-limit-error.ts";
import { ServerError } from "./server-error.ts";
import type { AnswerDetails, StatusError } from "./status-error.ts";
import { UnauthorizedError } from "./unauthorized-error.ts";
import { UnexpectedResponseError } from "./unexpected-response-error.ts";

const classes: Readonly<Record<number, new (details: AnswerDetails) => StatusError>> = {
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
  429: RateLimitError,
};

/** The error for an answer that is not as it should be, by its status. */
export function errorForStatus(details: AnswerDetails): StatusError {
  const { status } = details;
  const Class =
    classes[status] ?? (status >= 500 ? ServerError : status >= 400 ? BadRequestError : UnexpectedResponseError);
  return new Class(details);
}
