import type { Failure } from "../engine/finding.ts";
import type { ResponseCheck, ReceivedResponse } from "./response-check.ts";
import { contentTypeConformance } from "./content-type-conformance.ts";
import { negativeDataRejection } from "./negative-data-rejection.ts";
import { notAServerError } from "./not-a-server-error.ts";
import { positiveDataAcceptance } from "./positive-data-acceptance.ts";
import { responseHeadersConformance } from "./response-headers-conformance.ts";
import { responseSchemaConformance } from "./response-schema-conformance.ts";
import { secondOpinion } from "./second-opinion.ts";
import { statusCodeConformance } from "./status-code-conformance.ts";
import { traceId } from "./trace-id.ts";

/** The checks that look at every answer, whatever it was asked for. */
export const responseChecks: readonly ResponseCheck[] = [
  notAServerError,
  statusCodeConformance,
  contentTypeConformance,
  responseHeadersConformance,
  responseSchemaConformance,
  negativeDataRejection,
  positiveDataAcceptance,
  traceId,
  secondOpinion,
];

/** All that is wrong with an answer. */
export function judgeResponse(answered: ReceivedResponse): Failure[] {
  return responseChecks.flatMap((check) => check.judge(answered) ?? []);
}
