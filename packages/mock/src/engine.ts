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

import { apiError, fromPrismError, prismError } from "./mock-response.ts";
import type { MockResponse } from "./mock-response.ts";
import type { Preferences } from "./prefer.ts";
import { isError, violationsHeader } from "./violations.ts";

/** An operation of the description, as Prism models it. */
export type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

type PrismResult = Awaited<ReturnType<ReturnType<PrismHttpInstance["request"]>>>;
type PrismOutput = Extract<PrismResult, { _tag: "Right" }>["right"];

/** How Prism responds by default. */
export interface EngineOptions {
  /** Generate responses from the schemas instead of the examples. */
  readonly dynamic: boolean;
  /** Respond with 500 if a response of the mock violates the description. */
  readonly errors: boolean;
}

/** Prism, with one description loaded. */
export interface Engine {
  readonly operations: readonly PrismOperation[];
  /** Responds to a request of an operation. */
  respond(operation: PrismOperation, request: IHttpRequest, preferences: Preferences): Promise<MockResponse>;
  /** Responds with 401 if the request is not authenticated; undefined otherwise. */
  authenticate(operation: PrismOperation, request: IHttpRequest): Promise<MockResponse | undefined>;
}

/** Discards log messages: logging takes more than half of Prism's time. */
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

/** Errors of Prism about a request to the API. Other errors are about the use of the mock. */
const API_ERRORS: ReadonlySet<string> = new Set(
  [UNAUTHORIZED, UNPROCESSABLE_ENTITY, INVALID_CONTENT_TYPE, NOT_ACCEPTABLE].map(
    (template) => ProblemJsonError.fromTemplate(template).name,
  ),
);

/**
 * Loads a description into Prism.
 *
 * @param document the parsed OpenAPI document. Prism modifies it, so pass a copy.
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
    async respond(operation, request, preferences) {
      // Prism writes the media types of a request into `mock`, so each request needs its own.
      const mock = { ...config.mock, ...preferences };
      const result = await prism.request(request, [operation], { ...config, mock })();
      return "left" in result ? fromError(result.left) : fromOutput(result.right, options.errors);
    },
    async authenticate(operation, request) {
      const lenient = { ...config, validateRequest: false, mock: { ...config.mock } };
      const result = await prism.request(request, [operation], lenient)();
      const response = "left" in result ? fromError(result.left) : fromOutput(result.right, false);
      return response.status === 401 ? response : undefined;
    },
  };
}

function fromOutput({ output, validations }: PrismOutput, rejectInvalid: boolean): MockResponse {
  const violations = violationsHeader(validations.input, validations.output);
  const header = violations === undefined ? {} : { "sl-violations": violations };
  if (rejectInvalid && validations.output.some(isError)) {
    const error = prismError(VIOLATIONS, "The response violates the API's description. See the sl-violations header.");
    return { ...error, headers: { ...error.headers, ...header } };
  }
  return { status: output.statusCode, headers: { ...renderHeaders(output), ...header }, body: renderBody(output.body) };
}

function fromError(error: Error): MockResponse {
  if (!(error instanceof ProblemJsonError) || !API_ERRORS.has(error.name)) return fromPrismError(error);
  return apiError(error.status, `${error.message}.`);
}

/** Prism returns `null` for headers without a value, and a content-type even without a body. */
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
