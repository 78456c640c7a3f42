import type { Failure } from "../engine/finding.ts";
import type { ResponseCheck, ReceivedResponse } from "./response-check.ts";
import { boundedResponse } from "./bounded-response.ts";
import { contentTypeConformance } from "./content-type-conformance.ts";
import { invalidItemRejection } from "./invalid-item-rejection.ts";
import { itemFaultIsolation } from "./item-fault-isolation.ts";
import { negativeDataRejection } from "./negative-data-rejection.ts";
import { notAServerError } from "./not-a-server-error.ts";
import { positiveDataAcceptance } from "./positive-data-acceptance.ts";
import { responseHeadersConformance } from "./response-headers-conformance.ts";
import { responseSchemaConformance } from "./response-schema-conformance.ts";
import { resultPerItem } from "./result-per-item.ts";
import { secondOpinion } from "./second-opinion.ts";
import { statusCodeConformance } from "./status-code-conformance.ts";
import { traceId } from "./trace-id.ts";

/** The checks that judge every response, whatever the request was. */
export const responseChecks: readonly ResponseCheck[] = [
  boundedResponse,
  notAServerError,
  statusCodeConformance,
  contentTypeConformance,
  responseHeadersConformance,
  responseSchemaConformance,
  negativeDataRejection,
  positiveDataAcceptance,
  itemFaultIsolation,
  invalidItemRejection,
  resultPerItem,
  traceId,
  secondOpinion,
];

/** Returns everything that is wrong with a response. */
export function judgeResponse(response: ReceivedResponse): Failure[] {
  return responseChecks.flatMap((check) => check.judge(response) ?? []);
}
