import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { startMock } from "./index.ts";
import type { Mock } from "./index.ts";
import { SITES } from "./testing.ts";

/** What README.md says of Prism, line by line: what is mended here, and what a user has to know. */

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

describe("mended", () => {
  test.each(['{"name":', "nonsense", "{'name': 'x'}", "\uFEFF"])(
    "malformed JSON is answered with 400 at once: %s",
    async (body) => {
      const response = await post(SITES, body);
      expect(response.status).toBe(400);
      expect(response.headers.get("content-type")).toBe("application/json");
      expect(await response.json()).toEqual({ status_code: 400, error_message: "The request body is not valid JSON." });
    },
  );

  test("JSON that is not UTF-8 is malformed too", async () => {
    const response = await call(SITES, {
      method: "POST",
      body: Uint8Array.of(0x22, 0xe9, 0x22),
      headers: { "content-type": "application/json" },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("not valid JSON");
  });

  test("malformed JSON as a token request is answered in the words of OAuth 2.0", async () => {
    const response = await post("/oauth/token", "grant_type=client_credentials");
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: "invalid_request",
      error_description: "The request body is not valid JSON.",
    });
  });

  test("malformed JSON without a token is a 401, as any other bad body is", async () => {
    const response = await post(SITES, "{", { authorization: "" });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ status_code: 401 });
  });

  test.each(["bearer", "Bearer", "BEARER"])("the scheme %s is accepted", async (scheme) => {
    const response = await call(SITES, { headers: { authorization: `${scheme} demo` } });
    expect(response.status).toBe(200);
  });

  test.each(["", "Basic ZGVtbzpkZW1v", "Bearer", "bearerdemo"])(
    "the credentials '%s' are a 401 with a challenge",
    async (authorization) => {
      const response = await call(SITES, { headers: { authorization } });
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toBe("Bearer");
      expect(await response.json()).toMatchObject({ status_code: 401 });
    },
  );

  test("a method that a path does not take is a 405 that names those it takes", async () => {
    const response = await call(SITES, { method: "DELETE" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, POST");
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual({
      status_code: 405,
      error_message: "This path takes GET, POST, not DELETE.",
    });
  });

  test.each(["/", "/partner/v1/nothing", `${SITES}/`, "/partner/v1/dealers//sites"])(
    "an unknown path is a 404: %s",
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

  test("a body with the wrong media type is refused, also when it is sent in chunks", async () => {
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
    "a body with a media type that only resembles the right one is refused: %s",
    async (type) => {
      const response = await patch(`${SITES}/1`, type);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ status_code: 400 });
      expect(response.headers.get("sl-violations")).toContain("Supported content types: application/json");
    },
  );

  test("a body with a media type that only resembles the right one is a 401 without a token", async () => {
    const response = await patch(`${SITES}/1`, "application/merge-patch+json", { authorization: "" });
    expect(response.status).toBe(401);
  });

  test.each(["application/json", "APPLICATION/JSON", "application/json; charset=utf-8"])(
    "a body with the right media type is taken in any form of it: %s",
    async (type) => {
      const response = await patch(`${SITES}/1`, type);
      expect(response.status).toBe(200);
    },
  );

  test("a trace id is echoed", async () => {
    const sent = "550E8400-e29b-41d4-a716-446655440000";
    const response = await call(SITES, { headers: { "x-partner-trace-id": sent } });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-partner-trace-id")).toBe(sent);
  });

  test("without a trace id every answer gets one of its own", async () => {
    const answers = await Promise.all([
      call(SITES),
      call(SITES, { headers: { authorization: "" } }),
      call("/nothing"),
      call(SITES, { method: "PUT" }),
      post(SITES, "{"),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 404, 405, 400]);
    const ids = answers.map(({ headers }) => headers.get("x-partner-trace-id"));
    for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("a trace id that is no UUID is a 400, and is not echoed", async () => {
    const response = await call(SITES, { headers: { "x-partner-trace-id": "my-trace" } });
    expect(response.status).toBe(400);
    expect(response.headers.get("x-partner-trace-id")).toMatch(/^[\da-f-]{36}$/);
  });
});

describe("to know", () => {
  test("the reason of a 400 stands in sl-violations only: the body is the example of the description", async () => {
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

  test("unknown query parameters pass", async () => {
    const response = await call(`${SITES}?colour=blue`);
    expect(response.status).toBe(200);
    expect(response.headers.has("sl-violations")).toBe(false);
  });

  test("a query parameter without a value passes", async () => {
    const response = await call(`${SITES}?limit=`);
    expect(response.status).toBe(200);
  });

  test.each(["1e2", "0x10", "+5", "%2B5", "%205", "5%20", "042", "5.0"])(
    "a limit is read as JavaScript reads numbers: %s passes",
    async (limit) => {
      const response = await call(`${SITES}?limit=${limit}`);
      expect(response.status).toBe(200);
    },
  );

  test.each(["1e3", "042", "0x1", "%205"])("so is an id in the path: %s passes", async (id) => {
    const response = await call(`/partner/v1/dealers/${id}/sites`);
    expect(response.status).toBe(200);
  });

  test.each(["1.5", "many", "true", "1e9"])("what is no whole number, or out of range, is a 400: %s", async (limit) => {
    const response = await call(`${SITES}?limit=${limit}`);
    expect(response.status).toBe(400);
  });

  test("made-up rows have any of the columns, also without fields", async () => {
    const lists = await Promise.all(
      ["a", "b", "c", "d", "e", "f"].map(async (seed): Promise<object[]> => {
        const response = await call(SITES, { headers: { prefer: `dynamic=true, seed=${seed}` } });
        return response.json();
      }),
    );
    const columns = lists.flat().map((row) => Object.keys(row).toSorted().join(","));
    expect(new Set(columns).size).toBeGreaterThan(1);
  });

  test("unknown keys of a form pass", async () => {
    const body = new URLSearchParams({ grant_type: "client_credentials", client_id: "a", client_secret: "b", c: "d" });
    const response = await call("/oauth/token", { method: "POST", body });
    expect(response.status).toBe(200);
  });

  test("any token passes, whatever it is", async () => {
    const response = await call(SITES, { headers: { authorization: "Bearer expired" } });
    expect(response.status).toBe(200);
  });

  test("answers are examples: fields and limit do not change them, and nothing is kept", async () => {
    const plain = await call(SITES);
    const narrowed = await call(`${SITES}?fields=name&limit=1&offset=5`);
    const deleted = await call(`${SITES}/1`, { method: "DELETE" });
    const after = await call(`${SITES}/1`);
    expect([narrowed.status, deleted.status, after.status]).toEqual([200, 204, 200]);
    expect(await narrowed.json()).toEqual(await plain.json());
  });

  test("HEAD is a 405", async () => {
    const response = await call(SITES, { method: "HEAD" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, POST");
  });

  test("an Accept header without JSON is a 406", async () => {
    const response = await call(SITES, { headers: { accept: "text/html" } });
    expect(response.status).toBe(406);
    expect(await response.json()).toMatchObject({ status_code: 406 });
  });
});
