import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import type { Context as HonoContext } from "hono";
import { ApiError } from "../api-error.ts";
import { type Context, DEFAULT_WORKSPACE } from "../context.ts";
import type { DescribedOperation } from "../description/described-operation.ts";
import { type FlatError, nestError } from "../behavior/error-format.ts";
import type { ErrorFormat } from "../behavior/behavior.ts";
import { findResponseViolation } from "../description/validate.ts";
import { InjectedResponse } from "../faults/strike.ts";
import { maskBody, maskForm, maskHeader, maskKnown, maskText } from "../log/mask.ts";
import { TokenError } from "../oauth/token-error.ts";
import type { HandlerResult } from "../operations/call.ts";
import { readText } from "./body.ts";
import { corsHeaders } from "./cors.ts";
import { reportInternalError } from "./internal-error.ts";
import { stringify } from "./stringify.ts";

const TRACE_HEADER = "x-partner-trace-id";
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** The error codes of injected responses of the token endpoint, by status code. */
const tokenErrorCodes: Readonly<Record<number, string>> = {
  401: "invalid_client",
  403: "access_denied",
  429: "too_many_requests",
};

/** A request and what is known about it so far, for the response and the log. */
export class Exchange {
  readonly operation: DescribedOperation | undefined;
  readonly request: Request;
  readonly path: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly traceId: string;
  workspace: string = DEFAULT_WORKSPACE;
  errorFormat: ErrorFormat;
  requestBody: string | undefined;
  /** Headers of the response besides those that every response has. */
  readonly headers: Record<string, string> = {};
  readonly #context: Context;
  readonly #incoming: IncomingHttpHeaders | undefined;
  readonly #started = performance.now();
  readonly #at: number;

  constructor(context: Context, c: HonoContext, operation: DescribedOperation | undefined) {
    this.#context = context;
    this.errorFormat = context.behavior.errorFormat;
    this.#at = context.machine();
    this.operation = operation;
    this.request = c.req.raw;
    this.#incoming = (c.env as Partial<HttpBindings> | undefined)?.incoming?.headers;
    this.path = c.req.param() as Record<string, string>;
    this.url = new URL(c.req.url);
    const sent = this.header(TRACE_HEADER);
    this.traceId = sent !== undefined && UUID.test(sent) ? sent : randomUUID();
  }

  header(name: string): string | undefined {
    return this.request.headers.get(name) ?? undefined;
  }

  /** Reads the body as text. Throws like {@link readText}. */
  async readText(maxBytes?: number): Promise<string> {
    this.requestBody = await readText(this.request, maxBytes, this.#context.bodies);
    return this.requestBody;
  }

  /** Creates the response, validates it against the description, and logs it. */
  respond({ status, body, serialized, onSerialized }: HandlerResult, reason?: string): Response {
    const text = serialized?.text ?? (body === undefined ? undefined : stringify(body));
    if (!serialized) {
      const violation = this.#findViolation(status, body);
      if (violation !== undefined)
        this.#context.onFault(new Error(`A response violates the description: ${violation}`));
      else if (text !== undefined) onSerialized?.(text);
    }
    const headers: Record<string, string> = {
      ...(text !== undefined && { "content-type": "application/json" }),
      ...this.headers,
      [TRACE_HEADER]: this.traceId,
      ...corsHeaders(this.header("origin"), this.#context.allowedOrigins),
    };
    this.#write(status, headers, text, serialized?.bytes.byteLength ?? Buffer.byteLength(text ?? ""), reason);
    return new Response(serialized?.bytes ?? text ?? null, { status, headers });
  }

  #findViolation(status: number, body: unknown): string | undefined {
    const { operation } = this;
    return operation && status in operation.examples ? findResponseViolation(operation.id, status, body) : undefined;
  }

  /** Responds with an error. An unexpected exception is reported to the operator, and hidden from the caller. */
  refuse(error: unknown): Response {
    if (error instanceof ApiError || error instanceof TokenError) {
      // RFC 6750, section 3, requires a challenge with every 401.
      if (error.status === 401) this.headers["www-authenticate"] = "Bearer";
      // The sandbox is only busy.
      if (error.status === 503) this.headers["retry-after"] = "1";
      const body = error instanceof ApiError ? this.#renderError(error.toDto()) : error.toDto();
      return this.respond({ status: error.status, body }, error.message);
    }
    if (error instanceof InjectedResponse) {
      const { status, message, retryAfter } = error;
      if (retryAfter !== undefined) this.headers["retry-after"] = String(retryAfter);
      const isTokenRequest = this.operation?.id === "createToken" && status < 500;
      const body = isTokenRequest
        ? { error: tokenErrorCodes[status] ?? "invalid_request", error_description: message }
        : this.#renderError({ status_code: status, error_message: message });
      return this.respond({ status, body }, message);
    }
    const { status, message, headers } = reportInternalError(this.#context, error);
    Object.assign(this.headers, headers);
    return this.respond({ status, body: this.#renderError({ status_code: status, error_message: message }) }, message);
  }

  /** Renders an error body of the API in the format of the workspace. */
  #renderError(error: FlatError): object {
    return this.errorFormat === "flat" ? error : nestError(error, `req_${this.traceId.replaceAll("-", "")}`);
  }

  /** Logs a request without a response. */
  dropped(reason: string): void {
    this.#write(null, {}, undefined, 0, reason);
  }

  #write(
    status: number | null,
    responseHeaders: Record<string, string>,
    text: string | undefined,
    responseSize: number,
    reason: string | undefined,
  ): void {
    this.#context.bodies.release(this.request);
    const milliseconds = performance.now() - this.#started;
    this.#context.metrics.countRequest(this.operation?.id, status, milliseconds);
    const isTokenRequest = this.operation?.id === "createToken";
    // A token may also be sent where none belongs, and quoted in a message.
    const [, token] = (this.header("authorization") ?? "").split(/\s+/, 2);
    const mask = (masked: string): string => maskKnown(masked, token);
    // Responses of the API contain no secrets, except for messages that quote the request.
    const mayQuote = isTokenRequest || status === null || status >= 400;
    this.#context.log.add({
      workspace: this.workspace,
      at: this.#at,
      operation: this.operation?.id,
      method: this.request.method,
      url: mask(`${maskText(this.url.pathname)}${this.url.search && `?${maskForm(this.url.search.slice(1))}`}`),
      traceId: this.traceId,
      requestHeaders: this.#maskedHeaders(token),
      requestBody: this.requestBody === undefined ? undefined : mask(maskBody(this.requestBody)),
      requestSize: Buffer.byteLength(this.requestBody ?? ""),
      status,
      responseHeaders,
      responseSize,
      responseBody: mayQuote && text !== undefined ? mask(maskBody(text)) : text,
      milliseconds,
      reason: reason === undefined ? undefined : mask(maskText(reason)),
    });
  }

  /** Returns the request headers, masked. Prefers Node's parsed headers, because creating a `Headers` is slow. */
  #maskedHeaders(token: string | undefined): Record<string, string> {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(this.#incoming ?? Object.fromEntries(this.request.headers))) {
      headers[name] = maskKnown(maskHeader(name, String(value)), token);
    }
    return headers;
  }
}
