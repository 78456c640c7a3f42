import { context, propagation, type Span, SpanKind, SpanStatusCode, trace, type Tracer } from "@opentelemetry/api";
import { operations } from "./generated/operations.ts";
import type { Hooks, RequestEvent } from "./hooks.ts";

/** How requests are traced. */
export interface TracingOptions {
  /**
   * Makes the spans.
   *
   * @default the tracer `@chekt/partner-client` of the global provider
   */
  readonly tracer?: Tracer | undefined;
}

/**
 * Hooks that make an OpenTelemetry span of each request, by the semantic conventions for HTTP clients, and send its
 * context along (`traceparent`). A request that is sent again is a span of its own, with `http.request.resend_count`.
 * Spans hold no token, no query and no body.
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

  /** Ends the span of a request that brought no answer, or none to be used. Any other has ended already. */
  const fail = ({ key }: RequestEvent, error: unknown): void => {
    const span = open.get(key);
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    span?.setAttribute("error.type", name).setStatus({ code: SpanStatusCode.ERROR, message }).end();
    open.delete(key);
  };

  return {
    onRequest({ operation, traceId, attempt, method, url, key, headers }) {
      const { path } = operations[operation];
      const { hostname, port, protocol } = new URL(url);
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
    },
    onResponse({ status, ok, key }) {
      const span = open.get(key);
      span?.setAttribute("http.response.status_code", status);
      // What is wrong with a success that is none, onError says.
      if (!ok && status < 400) return;
      if (!ok) span?.setAttribute("error.type", String(status)).setStatus({ code: SpanStatusCode.ERROR });
      span?.end();
      open.delete(key);
    },
    onRetry: (event) => fail(event, event.error),
    onError: (event) => fail(event, event.error),
  };
}
