import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { startMock } from "./index.ts";
import type { Mock } from "./index.ts";
import { SITES } from "./testing.ts";

/** Each row of the table about Prism in README.md: what the mock fixes, and what users must know. */

const SITE = { external_site_id: "s-1", name: "Gangnam Headquarters", timezone: "Asia/Seoul" };

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

function call(path: string, { headers, ...init }: RequestInit = {}): Promise<Response> {
  const all = { authorization: "Bearer demo", ...Object.fromEntries(new Headers(headers)) };
  return fetch(`${mock.url}${path}`, { ...init, headers: all, signal: AbortSignal.timeout(5000) });
}

function post(path: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return call(path, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
}

function patch(path: string, type: string, headers: Record<string, string> = {}): Promise<Response> {
  const body = JSON.stringify({ name: "Gangnam" });
  return call(path, { method: "PATCH", body, headers: { "content-type": type, ...headers } });
}

describe("the mock, unlike Prism", () => {
  test.each(['{"name":', "nonsense", "{'name': 'x'}", "\uFEFF"])(
    "responds to malformed JSON with 400: %s",
    async (body) => {
      const response = await post(SITES, body);
      expect(response.status).toBe(400);
      expect(response.headers.get("content-type")).toBe("application/json");
      expect(await response.json()).toEqual({ status_code: 400, error_message: "The body is not valid JSON." });
    },
  );

  test("responds to JSON that is not UTF-8 with 400", async () => {
    const response = await call(SITES, {
      method: "POST",
      body: Uint8Array.of(0x22, 0xe9, 0x22),
      headers: { "content-type": "application/json" },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("not valid JSON");
  });

  test("responds to a malformed token request with an OAuth 2.0 error", async () => {
    const response = await post("/oauth/token", "grant_type=client_credentials");
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: "invalid_request",
      error_description: "The body is not valid JSON.",
    });
  });

  test("responds to malformed JSON without a token with 401", async () => {
    const response = await post(SITES, "{", { authorization: "" });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ status_code: 401 });
  });

  test.each(["bearer", "Bearer", "BEARER"])("accepts the scheme %s", async (scheme) => {
    const response = await call(SITES, { headers: { authorization: `${scheme} demo` } });
    expect(response.status).toBe(200);
  });

  test.each(["", "Basic ZGVtbzpkZW1v", "Bearer", "bearerdemo"])(
    "responds to the credentials '%s' with 401 and a challenge",
    async (authorization) => {
      const response = await call(SITES, { headers: { authorization } });
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toBe("Bearer");
      expect(await response.json()).toMatchObject({ status_code: 401 });
    },
  );

  test("lists the supported methods in a 405", async () => {
    const response = await call(SITES, { method: "DELETE" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, POST");
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual({
      status_code: 405,
      error_message: "Unsupported method DELETE. This path accepts GET, POST.",
    });
  });

  test.each(["/", "/partner/v1/nothing", `${SITES}/`, "/partner/v1/dealers//sites"])(
    "responds to an unknown path with 404: %s",
    async (path) => {
      const response = await call(path);
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toBe("application/json");
      expect(await response.json()).toMatchObject({
        status_code: 404,
        error_message: expect.stringContaining("/partner/v1"),
      });
    },
  );

  test("refuses the wrong media type of a chunked body", async () => {
    const chunks = new ReadableStream({
      start(stream) {
        stream.enqueue(new TextEncoder().encode(JSON.stringify(SITE)));
        stream.close();
      },
    });
    const init: RequestInit & { duplex: "half" } = { method: "POST", body: chunks, duplex: "half" };
    const response = await call(SITES, { ...init, headers: { "content-type": "text/plain" } });
    expect(response.status).toBe(400);
    expect(response.headers.get("sl-violations")).toContain("Supported content types: application/json");
  });

  test.each(["application/merge-patch+json", "application/vnd.chekt+json; charset=utf-8", "text/json+xml"])(
    "refuses a similar media type: %s",
    async (type) => {
      const response = await patch(`${SITES}/1`, type);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ status_code: 400 });
      expect(response.headers.get("sl-violations")).toContain("Supported content types: application/json");
    },
  );

  test("responds with 401 before it refuses a media type", async () => {
    const response = await patch(`${SITES}/1`, "application/merge-patch+json", { authorization: "" });
    expect(response.status).toBe(401);
  });

  test.each(["application/json", "APPLICATION/JSON", "application/json; charset=utf-8"])(
    "accepts the right media type in any spelling: %s",
    async (type) => {
      const response = await patch(`${SITES}/1`, type);
      expect(response.status).toBe(200);
    },
  );

  test("returns the trace ID of the request", async () => {
    const sent = "550E8400-e29b-41d4-a716-446655440000";
    const response = await call(SITES, { headers: { "x-partner-trace-id": sent } });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-partner-trace-id")).toBe(sent);
  });

  test("generates a trace ID for each request without one", async () => {
    const responses = await Promise.all([
      call(SITES),
      call(SITES, { headers: { authorization: "" } }),
      call("/nothing"),
      call(SITES, { method: "PUT" }),
      post(SITES, "{"),
    ]);
    expect(responses.map(({ status }) => status)).toEqual([200, 401, 404, 405, 400]);
    const ids = responses.map(({ headers }) => headers.get("x-partner-trace-id"));
    for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("refuses a trace ID that is not a UUID", async () => {
    const response = await call(SITES, { headers: { "x-partner-trace-id": "my-trace" } });
    expect(response.status).toBe(400);
    expect(response.headers.get("x-partner-trace-id")).toMatch(/^[\da-f-]{36}$/);
  });
});

describe("the mock, like Prism", () => {
  test("reports the reason for a 400 only in sl-violations", async () => {
    const badBody = await post(SITES, JSON.stringify({ ...SITE, name: 7 }));
    const badQuery = await call(`${SITES}?limit=many`);
    expect([badBody.status, badQuery.status]).toEqual([400, 400]);
    expect(JSON.parse(badBody.headers.get("sl-violations") ?? "")).toEqual([
      {
        location: ["request", "body", "name"],
        severity: "Error",
        code: "type",
        message: "Request body property name must be string",
      },
    ]);
    expect(badQuery.headers.get("sl-violations")).toContain("limit");
    const [bodyText, queryText] = await Promise.all([badBody.text(), badQuery.text()]);
    expect(bodyText).toBe(queryText);
    expect(JSON.parse(bodyText)).toMatchObject({ status_code: 400 });
  });

  test("accepts unknown query parameters", async () => {
    const response = await call(`${SITES}?colour=blue`);
    expect(response.status).toBe(200);
    expect(response.headers.has("sl-violations")).toBe(false);
  });

  test("accepts a query parameter without a value", async () => {
    const response = await call(`${SITES}?limit=`);
    expect(response.status).toBe(200);
  });

  test.each(["1e2", "0x10", "+5", "%2B5", "%205", "5%20", "042", "5.0"])(
    "parses a limit like a JavaScript number: %s",
    async (limit) => {
      const response = await call(`${SITES}?limit=${limit}`);
      expect(response.status).toBe(200);
    },
  );

  test.each(["1e3", "042", "0x1", "%205"])("parses an ID in the path like a JavaScript number: %s", async (id) => {
    const response = await call(`/partner/v1/dealers/${id}/sites`);
    expect(response.status).toBe(200);
  });

  test.each(["1.5", "many", "true", "1e9"])(
    "refuses a limit that is not an integer or out of range: %s",
    async (limit) => {
      const response = await call(`${SITES}?limit=${limit}`);
      expect(response.status).toBe(400);
    },
  );

  test("generates rows with any of the columns, even without fields", async () => {
    const lists = await Promise.all(
      ["a", "b", "c", "d", "e", "f"].map(async (seed): Promise<object[]> => {
        const response = await call(SITES, { headers: { prefer: `dynamic=true, seed=${seed}` } });
        return response.json();
      }),
    );
    const columns = lists.flat().map((row) => Object.keys(row).toSorted().join(","));
    expect(new Set(columns).size).toBeGreaterThan(1);
  });

  test("accepts unknown keys in a form", async () => {
    const body = new URLSearchParams({ grant_type: "client_credentials", client_id: "a", client_secret: "b", c: "d" });
    const response = await call("/oauth/token", { method: "POST", body });
    expect(response.status).toBe(200);
  });

  test("accepts any token", async () => {
    const response = await call(SITES, { headers: { authorization: "Bearer expired" } });
    expect(response.status).toBe(200);
  });

  test("returns examples, ignores fields and limit, and stores nothing", async () => {
    const plain = await call(SITES);
    const narrowed = await call(`${SITES}?fields=name&limit=1&offset=5`);
    const deleted = await call(`${SITES}/1`, { method: "DELETE" });
    const after = await call(`${SITES}/1`);
    expect([narrowed.status, deleted.status, after.status]).toEqual([200, 204, 200]);
    expect(await narrowed.json()).toEqual(await plain.json());
  });

  test("responds to HEAD with 405", async () => {
    const response = await call(SITES, { method: "HEAD" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, POST");
  });

  test("responds to an Accept header without JSON with 406", async () => {
    const response = await call(SITES, { headers: { accept: "text/html" } });
    expect(response.status).toBe(406);
    expect(await response.json()).toMatchObject({ status_code: 406 });
  });
});
