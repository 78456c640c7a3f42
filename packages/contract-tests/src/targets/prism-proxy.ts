import type * as Prism from "@stoplight/prism-http";
import type { Fetch } from "../engine/wire/exchange.ts";

/** A logger that discards every message. */
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

type Method = Prism.IHttpRequest["method"];

/**
 * Runs Prism as a proxy in front of a server. It reports violations of a response in `sl-violations`, and does not validate
 * requests, so that the server can reject them.
 */
export async function createPrismProxy(prism: typeof Prism, document: object, baseUrl: string): Promise<Fetch> {
  const operations = await prism.getHttpOperationsFromSpec(document);
  const instance = prism.createInstance(
    {
      isProxy: true,
      upstream: new URL(baseUrl),
      upstreamProxy: undefined,
      checkSecurity: false,
      validateRequest: false,
      validateResponse: true,
      errors: false,
      mock: { dynamic: false },
    },
    { logger: silent },
  );
  return async (url, init) => {
    const result = await instance.request(toPrismRequest(url, init), operations)();
    if ("left" in result) return respondToError(result.left);
    const { output, validations } = result.right;
    const violations = validations.output.map(({ path = [], ...violation }) => ({
      ...violation,
      location: ["response", ...path],
    }));
    const headers = new Headers(
      Object.entries(output.headers ?? {}).flatMap(([name, value]): [string, string][] =>
        value === undefined || value === null ? [] : [[name, value]],
      ),
    );
    headers.delete("content-length");
    if (violations.length > 0) headers.set("sl-violations", toAscii(violations));
    return new Response(renderBody(output), { status: output.statusCode, headers });
  };
}

function toPrismRequest(url: string, init: RequestInit): Prism.IHttpRequest {
  const { pathname, searchParams } = new URL(url);
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name);
    query[name] = values.length > 1 ? values : (values[0] ?? "");
  }
  const headers = Object.fromEntries(new Headers(init.headers));
  const body = init.body instanceof Uint8Array ? new TextDecoder().decode(init.body) : undefined;
  const method = (init.method ?? "GET").toLowerCase() as Method;
  return { method, url: { path: pathname, query }, headers, ...(body !== undefined && { body }) };
}

/** Prism returns a body as a string or as parsed JSON. */
function renderBody({ statusCode, body }: Prism.IHttpResponse): string | null {
  if (statusCode === 204 || body === undefined || body === "") return null;
  return typeof body === "string" ? body : JSON.stringify(body);
}

/** Builds the response for an error of Prism: an unknown path or method, or no response from the server. */
function respondToError(error: Error): Response {
  const status = "status" in error && typeof error.status === "number" ? error.status : 502;
  return Response.json({ title: error.name, detail: error.message }, { status });
}

function toAscii(value: object): string {
  return JSON.stringify(value).replaceAll(
    /[^\x20-\x7e]/g,
    (character) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
