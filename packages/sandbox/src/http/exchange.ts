import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import type { Context as HonoContext } from "hono";
import { ApiError } from "../api-error.ts";
import { type Context, DEFAULT_WORKSPACE } from "../context.ts";
import type { DescribedOperation } from "../description/described-operation.ts";
import { faultOfAnswer } from "../description/validate.ts";
import { FaultAnswer } from "../faults/strike.ts";
import { maskAuthorization, maskForm, maskObject } from "../log/mask.ts";
import { TokenError } from "../oauth/token-error.ts";
import type { Answer } from "../operations/call.ts";

const TRACE_HEADER = "x-partner-trace-id";
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** A request while it is answered: what is known of it by now, for its answer and for the log. */
export class Exchange {
  readonly operation: DescribedOperation | undefined;
  readonly request: Request;
  readonly path: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly traceId: string;
  workspace: string = DEFAULT_WORKSPACE;
  requestBody: string | undefined;
  /** Headers of the answer beside those that all have. */
  readonly headers: Record<string, string> = {};
  readonly #context: Context;
  readonly #incoming: IncomingHttpHeaders | undefined;
  readonly #started = performance.now();
  readonly #at: number;

  constructor(context: Context, c: HonoContext, operation: DescribedOperation | undefined) {
    this.#context = context;
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

  /** Answers, checks the answer against the description, and writes it down. */
  respond({ status, body, written, onText }: Answer, reason?: string): Response {
    const text = written?.text ?? (body === undefined ? undefined : JSON.stringify(body));
    if (!written) {
      const fault = this.#faultOf(status, body);
      if (fault !== undefined) this.#context.onFault(new Error(`An answer breaks the description: ${fault}`));
      else if (text !== undefined) onText?.(text);
    }
    const headers: Record<string, string> = {
      ...(text !== undefined && { "content-type": "application/json" }),
      ...this.headers,
      [TRACE_HEADER]: this.traceId,
      // Pages of any origin may call: a token is needed, and no cookie is looked at.
      "access-control-allow-origin": "*",
      "access-control-expose-headers": "*",
    };
    this.#write(status, headers, body, text, reason);
    return new Response(written?.bytes ?? text ?? null, { status, headers });
  }

  #faultOf(status: number, body: unknown): string | undefined {
    const { operation } = this;
    return operation && status in operation.examples ? faultOfAnswer(operation.id, status, body) : undefined;
  }

  /** Answers a refusal; anything else that was thrown is a fault of the sandbox, which the caller is told no more of. */
  refuse(error: unknown): Response {
    if (error instanceof ApiError || error instanceof TokenError) {
      // RFC 6750, section 3, wants a challenge with every 401.
      if (error.status === 401) this.headers["www-authenticate"] = "Bearer";
      return this.respond({ status: error.status, body: error.toDto() }, error.message);
    }
    if (error instanceof FaultAnswer) {
      const { status, message, retryAfter } = error;
      if (retryAfter !== undefined) this.headers["retry-after"] = String(retryAfter);
      const isOfToken = this.operation?.id === "createToken" && status < 500;
      const body = isOfToken
        ? { error: "invalid_request", error_description: message }
        : { status_code: status, error_message: message };
      return this.respond({ status, body }, message);
    }
    this.#context.onFault(error instanceof Error ? error : new Error(String(error)));
    const message = "The sandbox failed at this request, which is not the request's fault";
    return this.respond({ status: 500, body: { status_code: 500, error_message: message } }, message);
  }

  /** Writes down that there is no answer. */
  dropped(): void {
    this.#write(null, {}, undefined, undefined, "The connection was cut by a fault of the sandbox, as it was told");
  }

  #write(
    status: number | null,
    responseHeaders: Record<string, string>,
    body: unknown,
    text: string | undefined,
    reason: string | undefined,
  ): void {
    const milliseconds = performance.now() - this.#started;
    this.#context.metrics.answered(this.operation?.id, status, milliseconds);
    const isOfToken = this.operation?.id === "createToken";
    this.#context.log.add({
      workspace: this.workspace,
      at: this.#at,
      operation: this.operation?.id,
      method: this.request.method,
      url: `${this.url.pathname}${this.url.search && `?${maskForm(this.url.search.slice(1))}`}`,
      traceId: this.traceId,
      requestHeaders: this.#maskedHeaders(),
      requestBody: isOfToken && this.requestBody !== undefined ? maskForm(this.requestBody) : this.requestBody,
      status,
      responseHeaders,
      responseBody: isOfToken && body !== undefined ? JSON.stringify(maskObject(body)) : text,
      milliseconds,
      reason,
    });
  }

  /** The headers of the request. Where Node has read them, they are taken from there: a `Headers` takes long to make. */
  #maskedHeaders(): Record<string, string> {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(this.#incoming ?? Object.fromEntries(this.request.headers))) {
      const text = String(value);
      headers[name] = name === "authorization" ? maskAuthorization(text) : text;
    }
    return headers;
  }
}
