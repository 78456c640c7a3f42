import { catchError, ManualClock } from "@chekt/testing";
import { propagation, SpanStatusCode } from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { tracing } from "./otel.ts";
import { partnerApi } from "./testing/partner-api.ts";

const dealer = { dealer_id: 42, company_name: "CHeKT", created_at: "2024-03-27T12:34:56.000Z" };
const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const hooks = tracing({ tracer: provider.getTracer("test") });

beforeAll(() => {
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
});

beforeEach(() => {
  exporter.reset();
});

afterAll(async () => {
  propagation.disable();
  await provider.shutdown();
});

/** The spans of calls, without those of token requests. */
const finishedSpans = (): ReadableSpan[] =>
  exporter.getFinishedSpans().filter(({ attributes }) => attributes["chekt.operation"] !== "createToken");

describe("tracing", () => {
  it("creates a span for a token request", async () => {
    const { chekt, tokenRequests } = await partnerApi(() => ({ json: dealer }), { hooks });
    await chekt.dealers.get({ dealerId: 42 });
    const [span] = exporter.getFinishedSpans();
    expect(span?.name).toBe("POST /oauth/token");
    expect(span?.attributes).toMatchObject({ "url.template": "/oauth/token", "chekt.operation": "createToken" });
    expect(tokenRequests[0]?.headers["traceparent"]).toContain(span?.spanContext().spanId);
  });

  it("creates a span for each request and sends its trace context", async () => {
    const { chekt, baseUrl, received } = await partnerApi(() => ({ json: dealer }), { hooks });
    const { traceId } = await chekt.dealers.get({ dealerId: 42 }).withResponse();
    const [span, ...others] = finishedSpans();
    expect(others).toEqual([]);
    expect(span?.name).toBe("GET /partner/v1/dealers/{dealerId}");
    expect(span?.attributes).toEqual({
      "http.request.method": "GET",
      "http.response.status_code": 200,
      "url.full": `${baseUrl}/partner/v1/dealers/42`,
      "url.template": "/partner/v1/dealers/{dealerId}",
      "server.address": "127.0.0.1",
      "server.port": Number(new URL(baseUrl).port),
      "chekt.operation": "getDealer",
      "chekt.trace_id": traceId,
    });
    const { traceId: otelTrace, spanId } = span?.spanContext() ?? {};
    expect(received[0]?.headers["traceparent"]).toBe(`00-${otelTrace}-${spanId}-01`);
  });

  it("does not fail a call when the tracer fails", async () => {
    const startSpan = (): never => {
      throw new Error("The exporter is down.");
    };
    const tracer = { startSpan, startActiveSpan: startSpan };
    const { chekt } = await partnerApi(() => ({ json: dealer }), { hooks: tracing({ tracer }) });
    expect(await chekt.dealers.get({ dealerId: 42 })).toEqual(dealer);
  });

  it("creates a span for each retry and records the error", async () => {
    const { chekt } = await partnerApi(
      (count) => (count === 1 ? "drop" : count === 2 ? { status: 503 } : { json: dealer }),
      {
        hooks,
        clock: new ManualClock(),
      },
    );
    await chekt.dealers.get({ dealerId: 42 });
    const spans = finishedSpans();
    expect(spans.map(({ attributes }) => attributes["http.request.resend_count"])).toEqual([undefined, 1, 2]);
    expect(spans.map(({ attributes }) => attributes["error.type"])).toEqual(["NetworkError", "503", undefined]);
    expect(spans.map(({ status }) => status.code)).toEqual([
      SpanStatusCode.ERROR,
      SpanStatusCode.ERROR,
      SpanStatusCode.UNSET,
    ]);
  });

  it.each([
    ["a proxy's page", { text: "<html>Sign in</html>" }],
    ["an object instead of rows", { json: {} }],
  ])("records an invalid success response as an error (%s)", async (_what, reply) => {
    const { chekt } = await partnerApi(() => reply, { hooks });
    const { message } = await catchError(chekt.sites.list({ dealerId: 42 }));
    expect(finishedSpans()).toMatchObject([
      {
        attributes: { "http.response.status_code": 200, "error.type": "UnexpectedResponseError" },
        status: { code: SpanStatusCode.ERROR, message },
      },
    ]);
  });

  it("ends the span of an aborted call, and creates none when nothing was sent", async () => {
    const controller = new AbortController();
    const { chekt } = await partnerApi(
      () => {
        // An abort reason need not be an error.
        setImmediate(() => controller.abort("gone"));
        return "hang";
      },
      { hooks },
    );
    await chekt.dealers.get({ dealerId: 42 }, { signal: controller.signal }).catch((reason: unknown) => reason);
    expect(finishedSpans()).toMatchObject([{ status: { code: SpanStatusCode.ERROR, message: "gone" } }]);
    exporter.reset();
    await catchError(chekt.dealers.get({ dealerId: Number.NaN }));
    expect(finishedSpans()).toEqual([]);
  });

  it("records the default ports of https and http", async () => {
    const fetch = async (url: string): Promise<Response> =>
      Response.json(
        url.endsWith("/oauth/token") ? { access_token: "t", token_type: "Bearer", expires_in: 60 } : dealer,
      );
    for (const baseUrl of ["https://api.example", "http://localhost"]) {
      const { chekt } = await partnerApi(() => ({ json: dealer }), { hooks: [tracing(), hooks], baseUrl, fetch });
      await chekt.dealers.get({ dealerId: 42 });
    }
    expect(finishedSpans().map(({ attributes }) => attributes["server.port"])).toEqual([443, 80]);
  });
});
