import {
  createInstance,
  getHttpOperationsFromSpec,
  INVALID_CONTENT_TYPE,
  NOT_ACCEPTABLE,
  ProblemJsonError,
  UNAUTHORIZED,
  UNPROCESSABLE_ENTITY,
  VIOLATIONS,
} from "@stoplight/prism-http";
import type { IHttpMockConfig, IHttpRequest, IHttpResponse, PrismHttpInstance } from "@stoplight/prism-http";

import { apiError, fromPrismError, prismError } from "./answer.ts";
import type { Answer } from "./answer.ts";
import type { Preferences } from "./prefer.ts";
import { isError, violationsHeader } from "./violations.ts";

/** One operation of the description, in Prism's own form. */
export type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

type PrismResult = Awaited<ReturnType<ReturnType<PrismHttpInstance["request"]>>>;
type PrismOutput = Extract<PrismResult, { _tag: "Right" }>["right"];

/** How Prism answers when a request does not say. */
export interface EngineOptions {
  /** Make responses up from the schemas, rather than from the examples. */
  readonly dynamic: boolean;
  /** Answer 500 when a response of the mock itself breaks the description. */
  readonly errors: boolean;
}

/** Prism, with one description loaded. */
export interface Engine {
  readonly operations: readonly PrismOperation[];
  /** What the description says to a request for this operation. */
  answer(operation: PrismOperation, request: IHttpRequest, preferences: Preferences): Promise<Answer>;
  /** The 401 of this operation, if the request is not allowed to use it. */
  refusal(operation: PrismOperation, request: IHttpRequest): Promise<Answer | undefined>;
}

/** Prism logs at every step of every request, and would spend more than half of its time on it. */
const silent = {
  child: () => silent,
  success: ignore,
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  fatal: ignore,
};
function ignore(): void {}

/** The errors of Prism that are about the API's request. The others are about how the mock is used. */
const API_ERRORS: ReadonlySet<string> = new Set(
  [UNAUTHORIZED, UNPROCESSABLE_ENTITY, INVALID_CONTENT_TYPE, NOT_ACCEPTABLE].map(
    (template) => ProblemJsonError.fromTemplate(template).name,
  ),
);

/**
 * Loads a description into Prism.
 *
 * @param document the parsed OpenAPI document. Prism writes into it: hand over a copy of your own.
 */
export async function createEngine(document: object, options: EngineOptions): Promise<Engine> {
  const operations = await getHttpOperationsFromSpec(document);
  const config: IHttpMockConfig = {
    isProxy: false,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: options.errors,
    upstreamProxy: undefined,
    mock: { dynamic: options.dynamic },
  };
  const prism = createInstance(config, { logger: silent });

  return {
    operations,
    async answer(operation, request, preferences) {
      // Prism writes the media types of one request into `mock`: each request gets its own.
      const mock = { ...config.mock, ...preferences };
      const result = await prism.request(request, [operation], { ...config, mock })();
      return "left" in result ? fromError(result.left) : fromOutput(result.right, options.errors);
    },
    async refusal(operation, request) {
      const lenient = { ...config, validateRequest: false, mock: { ...config.mock } };
      const result = await prism.request(request, [operation], lenient)();
      const answer = "left" in result ? fromError(result.left) : fromOutput(result.right, false);
      return answer.status === 401 ? answer : undefined;
    },
  };
}

function fromOutput({ output, validations }: PrismOutput, refuseOwnFaults: boolean): Answer {
  const violations = violationsHeader(validations.input, validations.output);
  const header = violations === undefined ? {} : { "sl-violations": violations };
  if (refuseOwnFaults && validations.output.some(isError)) {
    const faults = prismError(VIOLATIONS, "The response breaks the API's description; sl-violations says where.");
    return { ...faults, headers: { ...faults.headers, ...header } };
  }
  return { status: output.statusCode, headers: { ...renderHeaders(output), ...header }, body: renderBody(output.body) };
}

function fromError(error: Error): Answer {
  if (!(error instanceof ProblemJsonError) || !API_ERRORS.has(error.name)) return fromPrismError(error);
  return apiError(error.status, `${error.message}.`);
}

/** Prism gives a header `null` when it finds no value for it, and a media type to a body that is not there. */
function renderHeaders({ headers = {}, body }: IHttpResponse): Record<string, string> {
  const entries: [string, unknown][] = Object.entries(headers);
  return Object.fromEntries(
    entries
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]): [string, string] => [name.toLowerCase(), String(value)])
      .filter(([name]) => body !== undefined || name !== "content-type"),
  );
}

function renderBody(body: unknown): string {
  return body === undefined ? "" : JSON.stringify(body);
}
