import { afterAll, describe, expect, it } from "vitest";
import { openContext } from "../context.ts";
import { createApp } from "../http/app.ts";
import { openDefaultWorkspace } from "../workspaces/default-workspace.ts";
import type { LogEntry } from "./log-entry.ts";
import { jsonLine, textLine } from "./lines.ts";
import { maskBody, maskForm, maskText } from "./mask.ts";

const SECRET = "s3cr3t-value-that-must-not-appear";

/** Requests with a secret where none belongs, or in an unusual form. */
const misplaced: Record<string, (url: string) => [string, RequestInit]> = {
  "in the query, by another case": (url) => [`${url}/partner/v1/dealers/42?Client_Secret=${SECRET}`, {}],
  "in the query, by an encoded name": (url) => [`${url}/partner/v1/dealers/42?client%5Fsecret=${SECRET}`, {}],
  "in the query, with hyphens": (url) => [`${url}/partner/v1/dealers/42?access-token=${SECRET}`, {}],
  "in the query, in camel case": (url) => [`${url}/partner/v1/dealers/42?apiKey=${SECRET}`, {}],
  "in a URL in the query": (url) => [`${url}/partner/v1/dealers/42?next=https://x/?access_token=${SECRET}`, {}],
  "in an encoded URL in the query": (url) => [
    `${url}/partner/v1/dealers/42?next=${encodeURIComponent(`https://x/?a=1&access_token=${SECRET}`)}`,
    {},
  ],
  "in the path": (url) => [`${url}/oauth/token/access_token=${SECRET}`, {}],
  "in x-api-key": (url) => [`${url}/partner/v1/dealers/42`, { headers: { "x-api-key": SECRET } }],
  "in a cookie": (url) => [`${url}/partner/v1/dealers/42`, { headers: { cookie: `session=${SECRET}` } }],
  "in x-auth-token": (url) => [`${url}/partner/v1/dealers/42`, { headers: { "x-auth-token": SECRET } }],
  "in proxy-authorization": (url) => [
    `${url}/partner/v1/dealers/42`,
    { headers: { "proxy-authorization": `Basic ${SECRET}` } },
  ],
  "as the whole authorization header": (url) => [
    `${url}/partner/v1/dealers/42`,
    { headers: { authorization: SECRET } },
  ],
  "in the referer": (url) => [
    `${url}/partner/v1/dealers/42`,
    { headers: { referer: `https://app.example/callback?code=${SECRET}` } },
  ],
  "in another header, as a bearer token": (url) => [
    `${url}/partner/v1/dealers/42`,
    { headers: { "x-forwarded-authorization": `Bearer ${SECRET}` } },
  ],
  "in a JSON body": (url) => [
    `${url}/partner/v1/dealers/42/sites`,
    { method: "POST", body: JSON.stringify({ name: "x", client_secret: SECRET }) },
  ],
  "nested in a JSON body": (url) => [
    `${url}/partner/v1/dealers/42/sites`,
    { method: "POST", body: JSON.stringify({ auth: [{ Password: SECRET }] }) },
  ],
  "in a JSON body, by an escaped name": (url) => [
    `${url}/partner/v1/dealers/42/sites`,
    { method: "POST", body: `{"client\\u005fsecret":"${SECRET}"}` },
  ],
  "in a JSON body that is not complete": (url) => [
    `${url}/partner/v1/dealers/42/sites`,
    { method: "POST", body: `{"refresh_token":"${SECRET}` },
  ],
  "in a form for an operation with JSON": (url) => [
    `${url}/partner/v1/dealers/42/sites`,
    { method: "POST", body: `grant_type=refresh_token&refresh_token=${SECRET}` },
  ],
  "in the form of a token request, by another case": (url) => [
    `${url}/oauth/token`,
    {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: `grant_type=client_credentials&client_id=x&CLIENT_SECRET=${SECRET}`,
    },
  ],
  "as JSON at the token endpoint": (url) => [
    `${url}/oauth/token`,
    { method: "POST", body: JSON.stringify({ client_secret: SECRET }) },
  ],
};

describe("the log", async () => {
  const context = await openContext(":memory:", 3600);
  await openDefaultWorkspace(context, "demo", true);
  afterAll(() => context.store.close());
  const app = createApp(context, { token: undefined });
  const url = "http://localhost";
  let entries: LogEntry[] = [];
  context.log.listen((entry) => entries.push(entry));

  async function send(to: string, init: RequestInit = {}): Promise<Response> {
    return app.fetch(new Request(to, init));
  }
  const client = { client_id: "platform-partner", client_secret: "platform-partner-secret" };
  const body = new URLSearchParams({ grant_type: "client_credentials", ...client });
  const granted: { access_token: string } = JSON.parse(
    await (await send(`${url}/oauth/token`, { method: "POST", body })).text(),
  );
  const token = granted.access_token;
  const as = { authorization: `Bearer ${token}`, "content-type": "application/json" };

  /** Everything that is shown or printed about the requests since the last call. */
  function takeLog(): string {
    const shown = entries;
    entries = [];
    return JSON.stringify([shown, ...shown.flatMap((entry) => [textLine(entry), jsonLine(entry)])]);
  }

  it.each(Object.entries(misplaced))("masks a secret %s", async (_where, create) => {
    takeLog();
    const [to, init] = create(url);
    await send(to, { ...init, headers: { ...as, ...Object.fromEntries(new Headers(init.headers)) } });
    const log = takeLog();
    expect(log).toContain("***");
    expect(log.includes(SECRET)).toBe(false);
  });

  it("masks the token of a request, also in its query, body and error message", async () => {
    takeLog();
    await send(`${url}/partner/v1/dealers/42/sites?filter=name,${token},eq&sort=${token}`, { headers: as });
    const site = { external_site_id: "1", name: 7, timezone: token };
    await send(`${url}/partner/v1/dealers/42/sites`, { method: "POST", headers: as, body: JSON.stringify(site) });
    await send(`${url}/partner/v1/dealers/42`, { headers: { ...as, "x-partner-trace-id": token } });
    const log = takeLog();
    expect(log).toContain("name,***,eq");
    expect(log.includes(token)).toBe(false);
  });

  it("keeps what is not secret", async () => {
    takeLog();
    const site = { external_site_id: "key-1", name: "Token Ring, code=7", timezone: "Asia/Seoul" };
    await send(`${url}/partner/v1/dealers/42/sites`, { method: "POST", headers: as, body: JSON.stringify(site) });
    const list = "/partner/v1/dealers/42/sites?fields=site_id&filter=name,%5EGang,regex&limit=2";
    await send(`${url}${list}`, { headers: as });
    expect(entries.map(({ requestBody }) => requestBody)).toEqual([JSON.stringify(site), undefined]);
    expect(entries[1]?.url).toBe(list);
  });
});

describe("mask", () => {
  it("masks signed tokens in any text", () => {
    expect(maskText("got eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln as a name")).toBe("got *** as a name");
  });

  it("masks codes in forms only, because error bodies have a code", () => {
    expect(maskForm("code=abc&code_challenge=x")).toBe("code=***&code_challenge=x");
    expect(maskBody('{"error":{"code":"already_answered"}}')).toBe('{"error":{"code":"already_answered"}}');
  });

  it.each([
    ["a long name", "a".repeat(20_000)],
    ["names without a value", "token ".repeat(4000)],
    ["the start of a signed token, again and again", "eyJ".repeat(7000)],
    ["signed tokens without an end", `eyJ${"a.".repeat(10_000)}`],
    ["spaces after a name", `token${" ".repeat(20_000)}`],
    ["quotes", `token="${'\\"'.repeat(10_000)}`],
    ["percent signs", "%".repeat(20_000)],
    ["nested arrays", "[".repeat(20_000)],
    ["bearer without a token", "bearer ".repeat(3000)],
  ])(
    "takes time in proportion to the length of %s",
    (_what, text) => {
      const steps = [maskBody, maskForm, maskText].map((mask) => mask(text).length);
      expect(Math.max(...steps)).toBeLessThanOrEqual(text.length + 10_000);
    },
    2000,
  );
});
