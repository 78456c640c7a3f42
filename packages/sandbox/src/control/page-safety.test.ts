import { describe, expect, it, onTestFinished } from "vitest";
import { openContext } from "../context.ts";
import { createApp } from "../http/app.ts";
import { listen } from "../http/listen.ts";
import { readClipboard, pageTests } from "../testing/page.ts";
import { openDefaultWorkspace } from "../workspaces/default-workspace.ts";

const SITE = "/partner/v1/dealers/42/sites/1";

describe("the page", async () => {
  const { sandbox, call, control, open, visit } = await pageTests();

  it("shows markup in data as text", async () => {
    const markup = `<img src=x onerror="document.title='broken'"><script>document.title='broken'</script>`;
    await call(`PATCH ${SITE}`, { name: markup, address1: `"><b>${markup}` });
    await call("POST /partner/v1/dealers/42/sites", { external_site_id: "x", name: "x", timezone: markup });
    await call(`GET ${SITE}/contacts?${encodeURIComponent(markup)}=1` as "GET /");
    await control("POST /faults", { operation: "*", every: 1000, status: 500 });
    const page = await open({ hash: "#data/42" });
    await page.getByRole("region", { name: "Sites" }).getByText(markup, { exact: true }).waitFor();
    await page.goto(`${page.url().replace(/#.*/, "")}#requests`);
    // Reasons and details quote what was sent.
    await page.locator(".why").getByText(markup).first().waitFor();
    for (const opener of await page.locator(".opener").all()) await opener.click();
    await page.getByRole("region", { name: "Body of the request" }).getByText(markup.slice(0, 18)).first().waitFor();
    const [icon, ...rest] = await page
      .locator("img, b:not(#workspace-name)")
      .evaluateAll((all) => all.map((element) => element.outerHTML));
    expect([icon, ...rest]).toEqual(['<img src="icon.svg" alt="" width="24" height="24">']);
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.title()).toBe("CHeKT sandbox");
  });

  it("shows control characters and changes of direction in data as escapes", async () => {
    await call("PATCH /partner/v1/dealers/42/sites/2", { name: "a\u202Eb\u001B[2J\u200Bc 👨‍👩‍👧" });
    const page = await open({ hash: "#data/42" });
    const shown = String.raw`a\u202eb\u001b[2J\u200bc 👨‍👩‍👧`;
    const cell = page.getByRole("region", { name: "Sites" }).getByText(shown, { exact: true });
    await cell.waitFor();
    expect(await cell.count()).toBe(1);
  });

  it("cannot create HTML from strings, even by mistake", async () => {
    const page = await open({ expected: /TrustedHTML/ });
    const failure = await page.evaluate(() => {
      try {
        document.body.innerHTML = "<b></b>";
        return "done";
      } catch (error) {
        return String(error);
      }
    });
    expect(failure).toContain("TrustedHTML");
  });

  it("serves the page with strict headers, and responds 304 if it is unchanged", async () => {
    const files = {
      "": "text/html",
      "page.css": "text/css",
      "page.js": "text/javascript",
      "icon.svg": "image/svg+xml",
    };
    let size = 0;
    for (const [name, type] of Object.entries(files)) {
      const response = await fetch(`${sandbox.url}/_sandbox/${name}`);
      const { headers } = response;
      expect(response.status).toBe(200);
      expect(headers.get("content-type")).toBe(`${type}; charset=utf-8`);
      expect(headers.get("content-security-policy")).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self'; .*frame-ancestors 'none'; base-uri 'none'; form-action 'none'/,
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cache-control")).toBe("no-cache");
      const text = await response.text();
      size += Buffer.byteLength(text);
      const cached = await fetch(`${sandbox.url}/_sandbox/${name}`, {
        headers: { "if-none-match": headers.get("etag") ?? "" },
      });
      expect([cached.status, await cached.text()]).toEqual([304, ""]);
    }
    expect(size).toBeLessThan(64_000);
    const bare = await fetch(`${sandbox.url}/_sandbox?workspace=default`, { redirect: "manual" });
    expect([bare.status, bare.headers.get("location")]).toEqual([302, "./_sandbox/?workspace=default"]);
  });

  it("does not serve the page if the control plane is turned off, or to foreign host names", async () => {
    const context = await openContext(":memory:", 3600);
    onTestFinished(() => context.store.close());
    for (const path of ["", "/", "/page.js"]) {
      const response = await createApp(context, undefined).request(`http://127.0.0.1:1/_sandbox${path}`);
      expect(response.status).toBe(404);
    }
    const rebound = await createApp(context, { token: undefined }).request("http://rebound.example.com/_sandbox/");
    expect(rebound.status).toBe(403);
  });

  it("asks for the control token if one is required, and keeps it for the tab", async () => {
    const context = await openContext(":memory:", 3600);
    await openDefaultWorkspace(context, "demo", false);
    onTestFinished(() => context.store.close());
    const server = await listen(createApp(context, { token: "the-token" }).fetch, {
      port: 0,
      host: "127.0.0.1",
      fast: false,
    });
    onTestFinished(() => server.close(0));
    const page = await visit({ url: `${server.url}/_sandbox/`, expected: /401/ });
    const dialog = page.getByRole("dialog", { name: "Control token" });
    await dialog.getByLabel("Control token").fill("wrong");
    await page.keyboard.press("Enter");
    await dialog.getByRole("alert").getByText("401: The sandbox rejected this control token.").waitFor();
    await page.keyboard.press("Escape");
    expect(await dialog.isVisible()).toBe(true);
    await dialog.getByLabel("Control token").fill("the-token");
    await dialog.getByRole("button", { name: "Continue" }).click();
    await page.getByText("Live", { exact: true }).waitFor();
    await page.getByRole("button", { name: "+1 h" }).click();
    await page.reload();
    await page.getByText("Live", { exact: true }).waitFor();
    expect(await dialog.isVisible()).toBe(false);
    expect(await page.evaluate(() => [localStorage.length, document.cookie, location.href])).toEqual([
      0,
      "",
      page.url(),
    ]);
    expect(page.url()).not.toContain("the-token");
  });

  it("can be operated with the keyboard alone", async () => {
    await call("GET /partner/v1/dealers/44");
    const page = await open();
    await page.getByText("Dealer 44 is not connected").waitFor();
    const focused = () =>
      page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.id || "");
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let presses = 0; !name.test(await focused()); presses += 1) {
        if (presses > 80) throw new Error(`Pressing Tab does not reach ${name}.`);
        await page.keyboard.press("Tab");
        // The focus must always be visible.
        const outline = await page.evaluate(
          () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
        );
        expect([await focused(), outline]).toEqual([await focused(), expect.stringMatching(/solid|auto/)]);
      }
    };
    await tabTo(/^GET \/partner/);
    await page.keyboard.press("Enter");
    await tabTo(/^Copy as curl$/);
    await page.keyboard.press("Space");
    await expect.poll(() => readClipboard(page)).toContain("/partner/v1/dealers/44");
    await tabTo(/^\+1 h$/);
    await page.keyboard.press("Enter");
    await tabTo(/^Reset…$/);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: /^Reset the workspace/ }).waitFor();
    // The safe choice has the focus.
    expect(await focused()).toBe("Cancel");
    await page.keyboard.press("Escape");
    expect(await focused()).toBe("Reset…");
    const { body } = await control("GET /clock");
    expect(Date.parse((body as { now: string }).now) - Date.now()).toBeGreaterThan(3_500_000);
  });
});
