import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

import { UNPROCESSABLE_ENTITY } from "@stoplight/prism-http";

import { apiError, prismError, tokenError } from "./mock-response.ts";
import type { MockResponse } from "./mock-response.ts";
import { MAX_BODY_BYTES, parseBody, readBody, readContentType } from "./body.ts";
import { corsHeaders, isPreflight, preflightHeaders } from "./cors.ts";
import type { Engine } from "./engine.ts";
import type { RequestSummary } from "./mock.ts";
import { readPreferences } from "./prefer.ts";
import { readTarget, toPrismRequest } from "./request.ts";
import type { Target } from "./request.ts";
import { createRouter } from "./router.ts";

const TRACE_HEADER = "x-partner-trace-id";
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** Handles the requests of a `node:http` server with an engine. It does not reject, whatever the request is. */
export function createHandler(
  engine: Engine,
  onRequest: (summary: RequestSummary) => void,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const respond = createResponder(engine);

  return async (request, response) => {
    const started = performance.now();
    const sent = request.headers[TRACE_HEADER];
    const traceId = typeof sent === "string" && UUID.test(sent) ? sent : randomUUID();
    const target = readTarget(request.url ?? "");
    const { result, fault } = await respond(request, target).then(
      (responded) => ({ result: responded, fault: undefined }),
      (error: unknown) => ({ result: apiError(500, "Internal error of the mock."), fault: error }),
    );
    // The caller disconnected before the end of the request.
    if (request.destroyed && !request.complete) return;

    response.writeHead(result.status, {
      ...corsHeaders(request.headers),
      // RFC 9110 (11.6.1) requires a challenge with every 401.
      ...(result.status === 401 && { "www-authenticate": "Bearer" }),
      ...result.headers,
      [TRACE_HEADER]: traceId,
      ...(result.status !== 204 && { "content-length": Buffer.byteLength(result.body) }),
    });
    response.end(result.body);
    onRequest({
      method: request.method ?? "",
      path: target?.path ?? "",
      status: result.status,
      durationMs: performance.now() - started,
      traceId,
      ...(fault !== undefined && { fault }),
    });
  };
}

function createResponder(
  engine: Engine,
): (request: IncomingMessage, target: Target | undefined) => Promise<MockResponse> {
  const route = createRouter(engine.operations);

  return async (request, target) => {
    const { method = "", headers } = request;
    if (isPreflight(request)) return { status: 204, headers: preflightHeaders(headers), body: "" };
    if (!target) return apiError(400, "The path cannot be decoded. Use percent-encoded UTF-8.");

    const found = route(method, target.segments);
    if (found.kind === "unknown-path") {
      return apiError(
        404,
        `Unknown path ${target.path}. Paths of the API start with /partner/v1 and have no trailing slash.`,
      );
    }
    if (found.kind === "other-methods") {
      const allow = found.allowed.join(", ");
      return apiError(405, `Unsupported method ${method}. This path accepts ${allow}.`, { allow });
    }

    const refuse = (problem: string): MockResponse =>
      found.operation.iid === "createToken" ? tokenError(problem) : apiError(400, problem);

    const preferences = readPreferences(headers.prefer?.toString(), target.query);
    if (!preferences.ok) return prismError(UNPROCESSABLE_ENTITY, `Prefer: ${preferences.problem}.`);

    const type = readContentType(headers["content-type"]);
    if (type === "malformed") return refuse("The content-type is not a media type. Send application/json.");

    const bytes = await readBody(request);
    if (bytes === "too-large")
      return apiError(413, `The body is larger than ${MAX_BODY_BYTES} bytes. Send it in batches.`);

    const body = parseBody(bytes, type);
    const forPrism = toPrismRequest(found.operation, request, target, {
      value: body.ok ? body.value : undefined,
      bytes: bytes.length,
      type,
    });
    if (body.ok) return engine.respond(found.operation, forPrism, preferences.preferences);
    // As for other invalid bodies, a 401 takes precedence.
    return (await engine.authenticate(found.operation, forPrism)) ?? refuse(body.problem);
  };
}
