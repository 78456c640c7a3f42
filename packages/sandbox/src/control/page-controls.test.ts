import { describe, expect, it } from "vitest";
import { pageTests } from "../testing/page.ts";

const SITE = "/partner/v1/dealers/42/sites/1";

describe("the controls on the page", async () => {
  const { call, control, open } = await pageTests();

  it("shows the data by dealer, down to the devices of a site, and keeps it up to date", async () => {
    const page = await open({ hash: "#data" });
    const dealer = page.getByRole("listitem").filter({ hasText: "42 · CHeKT Security Solutions Inc." }).last();
    expect(await dealer.textContent()).toMatch(
      /12 sites, 2 monitoring stations.*Connected to Sandbox Platform .* as ext-67932/,
    );
    await page.getByText("Not connected to any client").waitFor();
    await page.getByRole("link", { name: /^42 · / }).click();
    const sites = page.getByRole("region", { name: "Sites" });
    await sites.getByText("Gangnam Headquarters").waitFor();
    await page.getByRole("region", { name: "Monitoring stations" }).getByText("cs-12345").waitFor();
    const created = { external_site_id: "new", name: "A new site", timezone: "UTC" };
    const { body: site } = await call("POST /partner/v1/dealers/42/sites", created);
    await sites.getByText("A new site").waitFor();
    const { site_id } = site as { site_id: number };
    await sites.getByRole("link", { name: String(site_id) }).click();
    await page.getByText("None.").first().waitFor();
    const device = { external_device_id: "cam-1", device_type: "camera", zone_number: "001", name: "Lobby" };
    await call(`POST /partner/v1/dealers/42/sites/${site_id}/devices`, [device]);
    await page.getByRole("region", { name: "Devices" }).getByText("cam-1").waitFor();
    await page.goBack();
    await sites.getByText("A new site").waitFor();
    await call(`DELETE /partner/v1/dealers/42/sites/${site_id}`);
    await sites.getByText("A new site").waitFor({ state: "detached" });
  });

  it("shows ten thousand sites page by page", async () => {
    await control("POST /reset", { seed: "large" });
    const page = await open({ hash: "#data/42" });
    const rows = page.getByRole("region", { name: "Sites" }).locator("tbody tr");
    await expect.poll(() => rows.count()).toBe(50);
    await page.getByRole("button", { name: "Show more" }).click();
    await expect.poll(() => rows.count()).toBe(100);
    const ids = await rows.locator("th").allTextContents();
    expect(ids.map(Number)).toEqual(ids.map(Number).toSorted((a, b) => a - b));
    expect(new Set(ids).size).toBe(100);
  });

  it("grants fewer scopes, none, and all again", async () => {
    const page = await open({ expected: /status of 400/ });
    const field = page.getByRole("textbox", { name: "Granted scopes" });
    const apply = page.getByRole("region", { name: "Behavior" }).getByRole("button", { name: "Apply" });
    const granted = async (): Promise<unknown> =>
      ((await control("GET /behavior")).body as { granted_scopes: unknown }).granted_scopes;
    for (const [text, scopes] of [
      ["read:dealer, read:sites", ["read:dealer", "read:sites"]],
      ["none", []],
      ["", null],
    ] as const) {
      await field.fill(text);
      await apply.click();
      await expect.poll(granted).toEqual(scopes);
    }
    await field.fill("read:all");
    await apply.click();
    await page.getByText('Unknown scope "read:all"').waitFor();
  });

  it("moves, stops, sets and resumes the clock", async () => {
    const page = await open();
    const clock = async (): Promise<{ now: string; stands: boolean }> =>
      (await control("GET /clock")).body as { now: string; stands: boolean };
    const ahead = async (): Promise<number> => Math.round((Date.parse((await clock()).now) - Date.now()) / 60_000);
    await page.getByText("running", { exact: true }).waitFor();
    for (const [button, minutes] of [
      ["+1 min", 1],
      ["+1 h", 61],
      ["+1 day", 1501],
    ] as const) {
      await page.getByRole("button", { name: button }).click();
      await expect.poll(ahead).toBe(minutes);
    }
    const shown = page.locator("#clock-now");
    const before = await shown.textContent();
    await expect.poll(() => shown.textContent()).not.toBe(before);
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByText("stopped", { exact: true }).waitFor();
    await page.getByLabel("Set to (UTC)").fill("2030-01-02T03:04:05");
    await page.getByRole("button", { name: "Set", exact: true }).click();
    await expect.poll(() => shown.textContent()).toBe("2030-01-02 03:04:05");
    await expect.poll(clock).toEqual({ now: "2030-01-02T03:04:05.000Z", stands: true });
    await page.getByRole("button", { name: "Resume" }).click();
    await expect.poll(async () => (await clock()).stands).toBe(false);
    // Changes by others are shown too.
    await control("PATCH /clock", { now: "2031-01-01T00:00:00Z", stands: true });
    await page.getByText("2031-01-01 00:00:00").waitFor();
  });

  it("adds and removes faults, counts how often they apply, and shows validation errors", async () => {
    const page = await open({ expected: /400/ });
    await page.getByLabel("Operation", { exact: true }).selectOption("getSite");
    await page.getByLabel("Status code").fill("700");
    await page.getByLabel("Times").fill("1");
    await page.evaluate(() => document.querySelector("form[id=fault-form]")?.setAttribute("novalidate", ""));
    await page.getByRole("button", { name: "Add fault" }).click();
    await page.getByRole("alert").getByText("status must be 599 or less, but is 700").waitFor();
    const status = page.getByLabel("Status code");
    expect(await status.getAttribute("aria-invalid")).toBe("true");
    // The form keeps its values.
    expect(await page.getByLabel("Times").inputValue()).toBe("1");
    await status.fill("503");
    await page.getByLabel("Retry-After, s").fill("2");
    await page.getByLabel("Latency, ms").fill("5");
    await page.getByRole("button", { name: "Add fault" }).click();
    const fault = page.getByText("delays by 5 ms, then responds 503 with Retry-After 2 s, once");
    await fault.waitFor();
    expect((await control("GET /faults")).body).toMatchObject([
      { rule: { operation: "getSite", status: 503, retry_after: 2, latency: 5, times: 1 } },
    ]);
    expect((await call(`GET ${SITE}`)).status).toBe(503);
    await page.getByText("Applied to 1 of 1 request", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Remove the fault for getSite" }).click();
    await fault.waitFor({ state: "detached" });
    expect((await control("GET /faults")).body).toEqual([]);
    await page.getByLabel("Drop the connection").selectOption("after");
    await page.getByLabel("Every nth request").fill("2");
    await page.getByLabel("Probability").fill("0.5");
    await page.getByRole("button", { name: "Add fault" }).click();
    await page.getByRole("button", { name: "Remove all faults" }).click();
    await page.getByText("No faults.").waitFor();
    expect((await control("GET /faults")).body).toEqual([]);
  });

  it("triggers alarms, and shows their state", async () => {
    const page = await open({ hash: "#data/42/1", expected: /400/ });
    // The time left follows the workspace's clock, so a stopped clock keeps it constant.
    await control("PATCH /clock", { stands: true });
    await page.getByText("stopped", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Trigger an alarm here…" }).click();
    expect(await page.getByLabel("Site", { exact: true }).inputValue()).toBe("1");
    await page.getByRole("button", { name: "Trigger alarm", exact: true }).click();
    await page.getByText("waiting, 2:00 left", { exact: true }).waitFor();
    const [alarm] = (await control("GET /alarm-verifications")).body as { verification_id: string }[];
    await call(`PATCH ${SITE}/alarm-verifications/${alarm?.verification_id}`, {
      contact_id: 1,
      action: "dispatch",
      responded_at: "2025-01-01T00:00:00Z",
    });
    await page.getByText("dispatch by contact 1").waitFor();
    await page.getByRole("button", { name: "Trigger alarm", exact: true }).click();
    await page.getByText(/^waiting/).waitFor();
    await page.getByRole("button", { name: "+1 h" }).click();
    await page.getByText("expired", { exact: true }).waitFor();
    await page.getByLabel("Site", { exact: true }).fill("999");
    await page.getByRole("button", { name: "Trigger alarm", exact: true }).click();
    await page.getByRole("alert").getByText("Dealer 42 has no site 999.").waitFor();
  });

  it("takes, restores and deletes snapshots", async () => {
    const page = await open({ hash: "#data/42" });
    await page.getByLabel("Name", { exact: true }).fill("before");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Restore before" }).waitFor();
    await call(`DELETE ${SITE}`);
    const site = page.getByRole("region", { name: "Sites" }).getByText("Gangnam Headquarters");
    await site.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Restore before" }).click();
    await page.getByRole("dialog", { name: "Restore before?" }).getByRole("button", { name: "Restore" }).click();
    await site.waitFor();
    expect((await call(`GET ${SITE}`)).status).toBe(200);
    await page.getByRole("button", { name: "Delete before" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByText("No snapshots.").waitFor();
    expect((await control("GET /snapshots")).body).toEqual([]);
  });

  it("resets the workspace and revokes tokens after confirmation", async () => {
    const page = await open();
    expect((await call(`GET ${SITE}`)).status).toBe(200);
    await page.getByText(SITE).waitFor();
    await page.getByLabel("Seed").selectOption("empty");
    await page.getByRole("button", { name: "Reset…" }).click();
    const dialog = page.getByRole("dialog", { name: /^Reset the workspace ws-/ });
    await dialog.getByRole("button", { name: "Cancel" }).click();
    expect((await call(`GET ${SITE}`)).status).toBe(200);
    await page.getByRole("button", { name: "Reset…" }).click();
    await dialog.getByRole("button", { name: "Reset" }).click();
    await page.getByText("Workspace reset to the seed empty.").waitFor();
    await page.getByText("No requests yet.").waitFor();
    expect((await call(`GET ${SITE}`)).status).toBe(404);
    await page.getByRole("button", { name: "Revoke all tokens…" }).click();
    await page.getByRole("dialog", { name: "Revoke all tokens?" }).getByRole("button", { name: "Revoke" }).click();
    await page.getByText(/tokens? revoked\.$/).waitFor();
    expect((await call(`GET ${SITE}`)).status).toBe(401);
  });

  it("keeps form values and focus when data is refreshed", async () => {
    const page = await open();
    const latency = page.getByLabel("Latency, ms");
    await latency.fill("250");
    await page.getByLabel("Operation", { exact: true }).selectOption("listSites");
    await control("POST /faults", { operation: "*", status: 500, times: 1 });
    await page.getByText("responds 500, once").waitFor();
    await call(`PATCH ${SITE}`, { name: "Elsewhere" });
    await page.getByText("Applied to 1 of 1 request", { exact: true }).waitFor();
    expect(await latency.inputValue()).toBe("250");
    expect(await page.getByLabel("Operation", { exact: true }).inputValue()).toBe("listSites");
    const remove = page.getByRole("button", { name: "Remove the fault for *" });
    await remove.focus();
    await call(`GET ${SITE}`);
    await page.getByText("Applied to 1 of 2 requests").waitFor();
    expect(await remove.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});
