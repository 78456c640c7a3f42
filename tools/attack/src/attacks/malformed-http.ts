import { Finding, send, sendRaw } from "../target.ts";
import type { Attack } from "./attack.ts";

const CRLF = "\r\n";

/** Requests that are no HTTP, or that intermediaries and servers read differently. */
export const malformedHttp: Attack = {
  name: "malformed HTTP",
  async run({ target, random }) {
    const host = `Host: ${target.host}${CRLF}`;
    const bytes = random.pick([
      () => random.bytes(random.below(4000)),
      () => Buffer.from(`GET / HTTP/1.1${CRLF}${host}Content-Length: 5${CRLF}Content-Length: 6${CRLF}${CRLF}hello`),
      () =>
        Buffer.from(
          `POST / HTTP/1.1${CRLF}${host}Content-Length: 5${CRLF}Transfer-Encoding: chunked${CRLF}${CRLF}0${CRLF}${CRLF}`,
        ),
      () =>
        Buffer.from(`POST / HTTP/1.1${CRLF}${host}Transfer-Encoding: chunked${CRLF}${CRLF}fffffffffffffffff${CRLF}x`),
      () => Buffer.from(`GET /${"a".repeat(random.below(40_000))} HTTP/1.1${CRLF}${host}${CRLF}`),
      () =>
        Buffer.from(
          `GET / HTTP/1.1${CRLF}${host}${`X-${random.below(1e6)}: y${CRLF}`.repeat(random.below(3000))}${CRLF}`,
        ),
      () => Buffer.from(`GET / HTTP/1.1${CRLF}${host}X: ${random.text(2000)}${CRLF}${CRLF}`, "latin1"),
      () => Buffer.from(`${random.text(20)} / HTTP/${random.below(9)}.${random.below(9)}${CRLF}${host}${CRLF}`),
      () => Buffer.from(`GET http://${random.text(30)}/ HTTP/1.1${CRLF}${host}${CRLF}`),
      () => Buffer.from(`GET / HTTP/1.1${CRLF}Host: ${random.text(60).replaceAll(/[\r\n]/g, "")}${CRLF}${CRLF}`),
    ])();
    const answer = await sendRaw(target, bytes);
    if (/^HTTP\/1\.1 500/m.test(answer)) throw new Finding(`Raw bytes returned 500: ${answer.slice(0, 200)}`);
    return [];
  },
};

/** Methods, paths, queries and headers that no client sends. */
export const unusualRequests: Attack = {
  name: "unusual requests",
  async run({ target, random, token }) {
    const method = random.pick(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "PROPFIND"]);
    const paths = [
      "/partner/v1/dealers/%00/sites",
      "/partner/v1/dealers/99999999999999999999999",
      "/partner/v1/dealers/42/sites/-1",
      "/partner/v1/dealers/42/sites/1e9",
      "/partner/v1/dealers/42/sites/%F0%28%8C%28",
      "/oauth/token",
      "/oauth/authorize",
      "/healthz",
      "/readyz",
      "/metrics",
      "/_sandbox/workspaces",
      "//partner//v1",
      "/partner/v1/../../etc/passwd",
    ] as const;
    const path = random.pick(paths);
    const query = random.pick([
      "",
      `?${encodeURIComponent(random.text(100).toWellFormed())}`,
      `?${"a=1&".repeat(random.below(5000))}`,
      "?filter=name,%00,eq",
      "?filter=created_at,2025-02-30T00:00:00Z,gt",
      `?limit=${random.pick(["-1", "1e9", "0x10", "99999999999999999999", "NaN"])}`,
      "?sort=constructor&dir=__proto__",
    ]);
    const body = random.pick([
      "",
      "[".repeat(random.below(50_000)),
      `{"a":${'{"a":'.repeat(2000)}1${"}".repeat(2001)}`,
      '{"__proto__":{"x":1}}',
      JSON.stringify({ name: random.text(3000) }),
      random.bytes(2000).toString("latin1"),
    ]);
    const hasBody = !["GET", "HEAD", "OPTIONS", "TRACE", "DELETE"].includes(method);
    const headers = {
      ...(random.below(2) === 0 && { authorization: `Bearer ${token}` }),
      ...(random.below(4) === 0 && {
        prefer: random.pick(["code=constructor", "code=200, example=__proto__", "code=9e9"]),
      }),
      ...(random.below(4) === 0 && { "x-partner-trace-id": random.pick(["x", "0".repeat(5000)]) }),
      ...(hasBody && {
        "content-type": random.pick(["application/json", "text/plain", "application/x-www-form-urlencoded"]),
      }),
    };
    return [await send(target, `${path}${query}`, { method, headers, ...(hasBody && { body }) })];
  },
};
