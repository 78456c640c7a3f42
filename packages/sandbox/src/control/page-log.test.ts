import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { openContext } from "../context.ts";
import { createApp } from "../http/app.ts";
import { listen } from "../http/listen.ts";
import { readClipboard, pageTests } from "../testing/page.ts";
import { form } from "../testing/sandbox.ts";
import { openDefaultWorkspace } from "../workspaces/default-workspace.ts";

const SITE = "/partner/v1/dealers/42/sites/1";

describe("the log on the page", async () => {
  const { sandbox, call, control, open, visit } = await pageTests();

  it("shows each request as it comes in, with the reason if it was rejected", async () => {
    const page = await open();
    await page.getByText("No requests yet.").waitFor();
    await call("GET /partner/v1/dealers/44");
    const row = page.getByRole("row", { name: /403 GET \/partner\/v1\/dealers\/44/ });
    await row.getByText("Dealer 44 is not connected to Sandbox Platform").waitFor();
    await row.getByText("getDealer").waitFor();
    await row.getByRole("button").click();
    await page.locator(".reason").getByText("Status 403 Dealer 44 is not connected to Sandbox Platform").waitFor();
    const body = page.getByRole("region", { name: "Body of the response" });
    expect(await body.textContent()).toContain('{\n  "status_code": 403,\n');
    const [entry] = (await control("GET /requests")).body as { traceId: string }[];
    expect(await page.locator(".trace").textContent()).toBe(`Trace ID ${entry?.traceId}`);
    expect(await page.getByRole("region", { name: "Body of the response" }).isVisible()).toBe(true);
    await row.getByRole("button").click();
    await body.waitFor({ state: "hidden" });
  });

  it("shows earlier requests, newest first, and filters them", async () => {
    for (const path of ["", "/contacts", "/devices", "/devices/99"]) await call(`GET ${SITE}${path as "/"}`);
    const page = await open();
    const paths = page.locator(".path:visible");
    await expect
      .poll(() => paths.allTextContents())
      .toEqual([`${SITE}/devices/99`, `${SITE}/devices`, `${SITE}/contacts`, SITE]);
    await page.getByLabel("Show requests with this text").fill("listdev");
    await expect.poll(() => paths.allTextContents()).toEqual([`${SITE}/devices`]);
    await page.getByLabel("Show requests with this outcome").selectOption("refused");
    await page.getByText("No requests match the filter.").waitFor();
    await page.getByLabel("Show requests with this text").fill("");
    await expect.poll(() => paths.allTextContents()).toEqual([`${SITE}/devices/99`]);
  });

  it("holds back new requests while paused, and can be cleared", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Pause" }).click();
    await call(`GET ${SITE}`);
    await page.getByRole("button", { name: "Resume (1 new)" }).waitFor();
    expect(await page.locator(".path").count()).toBe(0);
    await page.getByRole("button", { name: "Resume (1 new)" }).click();
    await page.getByText(SITE).waitFor();
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByText("No requests yet.").waitFor();
    expect((await control("GET /requests")).body).toEqual([]);
  });

  it("saves the log as HAR", async () => {
    await call(`GET ${SITE}`);
    const page = await open();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download HAR" }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(/^chekt-sandbox-ws-\w+\.har$/);
    const har = JSON.parse(await readFile(await saved.path(), "utf8"));
    expect(har).toMatchObject({ log: { entries: [{ request: { url: `${sandbox.url}${SITE}` } }] } });
  });

  it("copies curl commands that repeat the requests", async () => {
    const folder = await mkdtemp(join(tmpdir(), "chekt-curl-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    // The command runs unchanged, so the output format is configured from outside.
    await writeFile(join(folder, ".curlrc"), 'silent\noutput = /dev/null\nwrite-out = "%{http_code}"\n');
    const { clientId, clientSecret } = sandbox.credentials.platformPartner;
    const env = {
      PATH: process.env["PATH"],
      CURL_HOME: folder,
      HOME: folder,
      TOKEN: await sandbox.fetchToken({ clientId, clientSecret }),
      CLIENT_SECRET: clientSecret,
    };
    const name = `O'Reilly "$(id)" \`id\` \\n % !! 본사`;
    await control("DELETE /requests");
    await call(`PATCH ${SITE}`, { name });
    await call(`PATCH ${SITE}`, `{"name":"\u0007"}`);
    await call(`GET ${SITE.replace("/1", "")}?filter=name,^[A-Z]{1},regex&fields=site_id,name` as "GET /");
    await call(`GET ${SITE}/contacts?limit=0` as "GET /");
    await call("GET /partner/v1/dealers/44");
    await call("DELETE /partner/v1/dealers/42/sites/999");
    await form(sandbox, { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret });
    await form(sandbox, { grant_type: "password", client_id: clientId, client_secret: clientSecret });
    const { body: entries } = await control("GET /requests");
    const page = await open();
    const openers = page.locator("tr.request .opener");
    await expect.poll(() => openers.count()).toBe(8);
    const statuses = (entries as { status: number }[]).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 400, 403, 404]));
    // The repeated requests appear in the log too.
    await page.getByRole("button", { name: "Pause" }).click();
    for (const [index, status] of statuses.toReversed().entries()) {
      await openers.nth(index).click();
      await page.evaluate(() => navigator.clipboard.writeText(""));
      await page.getByRole("button", { name: "Copy as curl" }).click();
      await expect.poll(() => readClipboard(page)).not.toBe("");
      const line = await readClipboard(page);
      const { stdout } = await promisify(execFile)("bash", ["-c", line], { env });
      expect({ line, status: Number(stdout) }).toEqual({ line, status });
      await openers.nth(index).click();
    }
    expect((await call(`GET ${SITE}`)).body).toMatchObject({ name });
  });

  it("copies TypeScript for the client", async () => {
    await call(`GET ${SITE.replace("/1", "")}?filter=name,^Gang,regex&limit=2` as "GET /");
    const page = await open();
    await page.locator(".opener").click();
    await page.getByRole("button", { name: "Copy as TypeScript" }).click();
    await page.getByText("TypeScript copied.").waitFor();
    const code = await readClipboard(page);
    expect(code).toContain(`createPartnerClient({ baseUrl: "${sandbox.url}" })`);
    expect(code).toContain('chekt.sites.list({ dealerId: 42 }, { limit: 2, filter: { name: { regex: "^Gang" } } })');
  });

  it("reconnects when the sandbox comes back, and shows that it is trying", async () => {
    const context = await openContext(":memory:", 3600);
    await openDefaultWorkspace(context, "empty", true);
    onTestFinished(() => context.store.close());
    const app = createApp(context, { token: undefined });
    const serve = (port: number) => listen(app.fetch, { port, host: "127.0.0.1", fast: false });
    const first = await serve(0);
    const page = await visit({ url: `${first.url}/_sandbox/`, expected: /ERR_|Failed to load/ });
    await page.getByText("Live", { exact: true }).waitFor();
    await first.close(0);
    await page.getByText("Reconnecting…").waitFor();
    await page
      .getByRole("alert")
      .getByText(/Retrying/)
      .waitFor();
    const second = await serve(first.port);
    onTestFinished(() => second.close(0));
    await page.getByText("Live", { exact: true }).waitFor();
    await page.getByText("Retrying").waitFor({ state: "detached" });
    await fetch(`${second.url}/partner/v1/dealers/42`);
    await page.getByText("The authorization header is missing").waitFor();
    expect(await page.locator(".opener").count()).toBe(1);
  });

  it("names an unknown workspace, and lets the user choose another", async () => {
    const page = await visit({ url: `${sandbox.url}/_sandbox/?workspace=nowhere`, expected: /404/ });
    await page.getByRole("alert").getByText('Unknown workspace "nowhere". Retrying…').waitFor();
    await page.getByRole("button", { name: "Workspace nowhere" }).click();
    await page.getByRole("link", { name: /^ws-/ }).click();
    await page.getByText("Live", { exact: true }).waitFor();
    expect(page.url()).toMatch(/\?workspace=ws-\w+$/);
  });
});
