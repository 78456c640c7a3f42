import { context, propagation, type Span, SpanKind, SpanStatusCode, trace, type Tracer } from "@opentelemetry/api";
import { operations } from "./generated/operations.ts";
import type { BeforeRequest, Hooks, RequestEvent } from "./http/hooks.ts";

/** Options for tracing. */
export interface TracingOptions {
  /**
   * Creates the spans.
   *
   * @default the tracer `@chekt/partner-client` of the global provider
   */
  readonly tracer?: Tracer | undefined;
}

/**
 * Returns hooks that create an OpenTelemetry span per request, following the semantic conventions for HTTP clients, and
 * send its context (`traceparent`). Each retry is a separate span, with `http.request.resend_count`. Spans contain no
 * token, query or body.
 *
 * Needs `@opentelemetry/api`.
 *
 * @example
 * ```ts
 * import { createPartnerClient } from "@chekt/partner-client";
 * import { tracing } from "@chekt/partner-client/otel";
 *
 * const chekt = createPartnerClient({ clientId: "my-app", clientSecret: "my-secret", hooks: tracing() });
 * await chekt.dealers.get({ dealerId: 42 });
 * ```
 */
export function tracing(options: TracingOptions = {}): Hooks {
  const { tracer = trace.getTracer("@chekt/partner-client") } = options;
  const open = new WeakMap<object, Span>();

  const start = ({ operation, traceId, attempt, method, url, key, headers }: BeforeRequest): void => {
    const { hostname, pathname, port, protocol } = new URL(url);
    const path = operation === "createToken" ? pathname : operations[operation].path;
    const span = tracer.startSpan(`${method} ${path}`, {
      kind: SpanKind.CLIENT,
      attributes: {
        "http.request.method": method,
        "url.full": url,
        "url.template": path,
        "server.address": hostname,
        "server.port": Number(port || (protocol === "https:" ? 443 : 80)),
        "chekt.operation": operation,
        "chekt.trace_id": traceId,
        ...(attempt > 1 && { "http.request.resend_count": attempt - 1 }),
      },
    });
    open.set(key, span);
    propagation.inject(trace.setSpan(context.active(), span), headers, {
      set: (carrier, name, value) => carrier.set(name, value),
    });
  };

  /** Ends the span of a request without a valid response. Other spans have already ended. */
  const fail = ({ key }: RequestEvent, error: unknown): void => {
    const span = open.get(key);
    const { name = "Error", message = String(error) }: { name?: string; message?: string } = Object(error);
    span?.setAttribute("error.type", name).setStatus({ code: SpanStatusCode.ERROR, message }).end();
    open.delete(key);
  };

  return {
    onRequest: (event) => {
      try {
        start(event);
      } catch {
        // A failing tracer must not fail the call.
      }
    },
    onResponse({ status, ok, key }) {
      const span = open.get(key);
      span?.setAttribute("http.response.status_code", status);
      // For an invalid success response, onError receives the reason.
      if (!ok && status < 400) return;
      if (!ok) span?.setAttribute("error.type", String(status)).setStatus({ code: SpanStatusCode.ERROR });
      span?.end();
      open.delete(key);
    },
    onRetry: (event) => fail(event, event.error),
    onError: (event) => fail(event, event.error),
  };
}
