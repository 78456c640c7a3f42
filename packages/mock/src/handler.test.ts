import { connect } from "node:net";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { MAX_BODY_BYTES } from "./body.ts";
import { startMock } from "./index.ts";
import type { Mock } from "./index.ts";
import { open, SITES, readText } from "./testing.ts";

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

describe("request bodies", () => {
  const headers = { authorization: "Bearer demo", "content-type": "application/json" };

  test("refuses a body above the limit before it is sent if its length is known", async () => {
    const { sent, response: pending } = open(mock, {
      method: "POST",
      path: SITES,
      headers: { ...headers, "content-length": MAX_BODY_BYTES + 1 },
    });
    sent.flushHeaders();
    const response = await pending;
    expect(response.statusCode).toBe(413);
    expect(JSON.parse(await readText(response))).toEqual({
      status_code: 413,
      error_message: "The body is larger than 1048576 bytes. Send it in batches.",
    });
    sent.destroy();
  });

  test("refuses an endless chunked body at the limit", async () => {
    const { sent, response: pending } = open(mock, { method: "POST", path: SITES, headers });
    sent.write(Buffer.alloc(MAX_BODY_BYTES + 1, " "));
    expect((await pending).statusCode).toBe(413);
    sent.destroy();
  });

  test("leaves the connection open for the next request after refusing a body", async () => {
    const socket = connect(mock.port, "127.0.0.1");
    const head = `host: mock\r\nauthorization: Bearer demo\r\ncontent-type: application/json\r\n`;
    socket.write(`POST ${SITES} HTTP/1.1\r\n${head}transfer-encoding: chunked\r\n\r\n`);
    socket.write(`${(MAX_BODY_BYTES + 1).toString(16)}\r\n`);
    socket.write(Buffer.alloc(MAX_BODY_BYTES + 1, " "));
    socket.write(`\r\n0\r\n\r\nGET ${SITES} HTTP/1.1\r\n${head}connection: close\r\n\r\n`);
    const responses = Buffer.concat(await socket.toArray()).toString();
    expect(responses.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 413", "HTTP/1.1 200"]);
  });

  test.each([
    ["many values", `[${"{},".repeat(300_000)}{}]`, "The body has more than 20000 values. Send it in batches."],
    ["many levels", `${"[".repeat(101)}${"]".repeat(101)}`, "The body is nested more deeply than 100 levels."],
  ])("refuses JSON with %s without validating it, unless it is not authenticated", async (_what, body, problem) => {
    const path = `${mock.url}${SITES}/1/devices`;
    const response = await fetch(path, { method: "POST", headers, body });
    expect([response.status, await response.json()]).toEqual([400, { status_code: 400, error_message: problem }]);
    const anonymous = { "content-type": headers["content-type"] };
    expect((await fetch(path, { method: "POST", headers: anonymous, body })).status).toBe(401);
  });

  test("accepts a thousand devices with every field set", async () => {
    const device = {
      device_type: "camera",
      zone_number: "001",
      name: 'Lobby, [east] {1}, "front" \\',
      additional_zone_numbers: "002,003,004,005,006,007,008,009,010,011,012,013,014,015",
      mac: "00:00:00:00:00:00",
      manufacturer: "CHeKT",
      model: "CAM",
      serial_number: "1234567890",
    };
    const devices = Array.from({ length: 1000 }, (_, index) => ({ ...device, external_device_id: `cam-${index}` }));
    const path = `${mock.url}${SITES}/1/devices`;
    const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(devices) });
    expect(response.status).toBe(201);
  });

  test("refuses forms with many fields", async () => {
    const fields = Array.from({ length: 80_000 }, (_, index): [string, string] => [`n${index}`, ""]);
    const response = await fetch(`${mock.url}/oauth/token`, { method: "POST", body: new URLSearchParams(fields) });
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: "invalid_request", error_description: "The form has 80000 fields. Send at most 100." },
    ]);
  });

  test("accepts a body of exactly the limit", async () => {
    const body = Buffer.alloc(MAX_BODY_BYTES, " ");
    const response = await fetch(`${mock.url}${SITES}`, { method: "POST", headers, body });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("not valid JSON");
  });
});

describe("the handler", () => {
  test.each(["/partner/v1/dealers/%zz", "*", "http://"])(
    "responds 400 to a path that cannot be decoded: %s",
    async (path) => {
      const { sent, response: pending } = open(mock, { path });
      sent.end();
      const response = await pending;
      expect(response.statusCode).toBe(400);
      expect(JSON.parse(await readText(response))).toMatchObject({ status_code: 400 });
    },
  );

  test("responds 404 to a path that looks like a host", async () => {
    const { sent, response: pending } = open(mock, { path: "//" });
    sent.end();
    expect((await pending).statusCode).toBe(404);
  });

  test("routes by the decoded path, in which an escaped slash does not separate segments", async () => {
    const responses = await Promise.all(
      ["/partner/v1/dealers/42/s%69tes", "/partner/v1/dealers/42%2Fsites"].map((path) =>
        fetch(`${mock.url}${path}`, { headers: { authorization: "Bearer demo" } }),
      ),
    );
    expect(responses.map(({ status }) => status)).toEqual([200, 400]);
  });

  test("responds 400 to an invalid content-type", async () => {
    const response = await fetch(`${mock.url}${SITES}`, {
      headers: { authorization: "Bearer demo", "content-type": "nonsense" },
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error_message: "The content-type is not a media type. Send application/json.",
    });
  });

  test("ignores an invalid Accept header", async () => {
    const response = await fetch(`${mock.url}${SITES}`, {
      headers: { authorization: "Bearer demo", accept: "nonsense" },
    });
    expect(response.status).toBe(200);
  });

  test("accepts an invalid escape in a form", async () => {
    const body = "grant_type=client_credentials&client_id=demo&client_secret=100%&%zz=1";
    const response = await fetch(`${mock.url}/oauth/token`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body,
    });
    expect(response.status).toBe(200);
  });

  test("escapes property names in sl-violations", async () => {
    const response = await fetch(`${mock.url}${SITES}`, {
      method: "POST",
      headers: { authorization: "Bearer demo", "content-type": "application/json" },
      body: JSON.stringify({ external_site_id: "s", name: "n", timezone: "Asia/Seoul", 이름: 1 }),
    });
    expect(response.status).toBe(400);
    expect(JSON.parse(response.headers.get("sl-violations") ?? "")).toMatchObject([
      { message: expect.stringContaining("이름") },
    ]);
  });
});

function request(prefer: string, path: string = SITES): Promise<Response> {
  return fetch(`${mock.url}${path}`, { headers: { authorization: "Bearer demo", prefer } });
}

test("sends no content-type with a 204", async () => {
  const headers = { authorization: "Bearer demo" };
  const { sent, response: pending } = open(mock, { method: "DELETE", path: `${SITES}/1`, headers });
  sent.end();
  const response = await pending;
  expect(response.statusCode).toBe(204);
  expect(response.headers).not.toHaveProperty("content-type");
});

describe("Prefer", () => {
  test.each([400, 401, 403, 404])("selects an error response of the description by Prefer: code=%i", async (code) => {
    const response = await request(`code=${code}`);
    expect(response.status).toBe(code);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toMatchObject({ status_code: code });
  });

  test("generates a response for Prefer: dynamic=true, reproducibly with a seed", async () => {
    const [first, same, different] = [
      await request("dynamic=true, seed=a"),
      await request("dynamic=true, seed=a"),
      await request("dynamic=true, seed=b"),
    ];
    const text = await first.text();
    expect(await same.text()).toBe(text);
    expect(await different.text()).not.toBe(text);
  });

  test("does not turn an invalid request into a 200, whatever Prefer says", async () => {
    expect((await request("code=200", `${SITES}?limit=0`)).status).toBe(400);
  });

  test.each([
    ["code=abc", 422],
    ["dynamic=perhaps", 422],
    ["code=418", 404],
    ["example=unknown", 404],
  ])("responds with a problem document to Prefer: %s", async (prefer, status) => {
    const response = await request(prefer);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ status, type: expect.stringContaining("prism") });
  });

  test("reads preferences from query parameters", async () => {
    const response = await fetch(`${mock.url}${SITES}?__code=403`, { headers: { authorization: "Bearer demo" } });
    expect(response.status).toBe(403);
  });
});

describe("CORS", () => {
  test("lets a page of any origin read a response", async () => {
    const response = await fetch(`${mock.url}${SITES}`, {
      headers: { authorization: "Bearer demo", origin: "https://app.example" },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("access-control-allow-origin")).toBe("https://app.example");
    expect(response.headers.get("access-control-expose-headers")).toBe("*");
  });

  test("allows a preflight without a token", async () => {
    // `fetch` cannot set these headers.
    const { sent, response: pending } = open(mock, {
      method: "OPTIONS",
      path: SITES,
      headers: {
        origin: "https://app.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,x-partner-trace-id",
      },
    });
    sent.end();
    const response = await pending;
    expect(response.statusCode).toBe(204);
    expect(response.headers).toMatchObject({
      "access-control-allow-origin": "https://app.example",
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "authorization,x-partner-trace-id",
    });
  });
});
