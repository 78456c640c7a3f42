import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

import { UNPROCESSABLE_ENTITY } from "@stoplight/prism-http";

import { apiError, prismError, tokenError } from "./answer.ts";
import type { Answer } from "./answer.ts";
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

/** Answers the requests of a `node:http` server from an engine. Nothing that a request holds makes it throw. */
export function createHandler(
  engine: Engine,
  onRequest: (summary: RequestSummary) => void,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const answerTo = createResponder(engine);

  return async (request, response) => {
    const started = performance.now();
    const sent = request.headers[TRACE_HEADER];
    const traceId = typeof sent === "string" && UUID.test(sent) ? sent : randomUUID();
    const target = readTarget(request.url ?? "");
    const { answer, fault } = await answerTo(request, target).then(
      (result) => ({ answer: result, fault: undefined }),
      (error: unknown) => ({ answer: apiError(500, "The mock failed at this request."), fault: error }),
    );
    // The caller went away before it had sent everything.
    if (request.destroyed && !request.complete) return;

    response.writeHead(answer.status, {
      ...corsHeaders(request.headers),
      // RFC 9110 (11.6.1) wants a challenge with every 401.
      ...(answer.status === 401 && { "www-authenticate": "Bearer" }),
      ...answer.headers,
      [TRACE_HEADER]: traceId,
      ...(answer.status !== 204 && { "content-length": Buffer.byteLength(answer.body) }),
    });
    response.end(answer.body);
    onRequest({
      method: request.method ?? "",
      path: target?.path ?? "",
      status: answer.status,
      durationMs: performance.now() - started,
      traceId,
      ...(fault !== undefined && { fault }),
    });
  };
}

function createResponder(engine: Engine): (request: IncomingMessage, target: Target | undefined) => Promise<Answer> {
  const route = createRouter(engine.operations);

  return async (request, target) => {
    const { method = "", headers } = request;
    if (isPreflight(request)) return { status: 204, headers: preflightHeaders(headers), body: "" };
    if (!target) return apiError(400, "The path of the request cannot be decoded.");

    const found = route(method, target.segments);
    if (found.kind === "unknown-path") {
      return apiError(404, "The API has no such path. Its paths begin with /partner/v1 and end without a slash.");
    }
    if (found.kind === "other-methods") {
      const allow = found.allowed.join(", ");
      return apiError(405, `This path takes ${allow}, not ${method}.`, { allow });
    }

    const refuse = (fault: string): Answer =>
      found.operation.iid === "createToken" ? tokenError(fault) : apiError(400, fault);

    const preferences = readPreferences(headers.prefer?.toString(), target.query);
    if (!preferences.ok) return prismError(UNPROCESSABLE_ENTITY, `Prefer: ${preferences.fault}.`);

    const type = readContentType(headers["content-type"]);
    if (type === "malformed") return refuse("The content-type header is not a media type.");

    const bytes = await readBody(request);
    if (bytes === "too-large") return apiError(413, `The request body is larger than ${MAX_BODY_BYTES} bytes.`);

    const body = parseBody(bytes, type);
    const forPrism = toPrismRequest(found.operation, request, target, {
      value: body.ok ? body.value : undefined,
      bytes: bytes.length,
      type,
    });
    if (body.ok) return engine.answer(found.operation, forPrism, preferences.preferences);
    // Who may not ask at all is told so first, as with any other fault in a body.
    return (await engine.refusal(found.operation, forPrism)) ?? refuse(body.fault);
  };
}
