import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { accessibilityFaults } from "@chekt/testing/browser";
import { describe, expect, it } from "vitest";
import { pageTests } from "../testing/page.ts";

const SITES = "/partner/v1/dealers/42/sites";

/** Where the screenshots are saved, for people to look at. */
const PICTURES = fileURLToPath(new URL("../../.reports/page/", import.meta.url));

/** The routes that show everything at a width: one view at a time, one beside the controls, or all views. */
const views: Readonly<Record<number, readonly string[]>> = {
  360: ["#requests", "#data", "#data/42", "#data/42/1", "#controls"],
  1280: ["#requests", "#data", "#data/42", "#data/42/1"],
  2560: ["#data", "#data/42/1"],
};
const schemes = [
  ["light", false],
  ["dark", true],
] as const;

describe("the appearance of the page", async () => {
  const { call, control, open } = await pageTests();
  await rm(PICTURES, { recursive: true, force: true });
  await mkdir(PICTURES, { recursive: true });

  /** Creates data of every kind. */
  async function fill(): Promise<void> {
    await control("POST /faults", { operation: "getSite", status: 503, retry_after: 2, every: 2 });
    await control("POST /faults", { operation: "createSite", latency: { min: 1, max: 2 }, times: 1, probability: 0.5 });
    await control("POST /alarm-verifications", { dealer_id: 42, site_id: 1 });
    await control("POST /alarm-verifications", { dealer_id: 42, site_id: 2, expires_in: 0 });
    await control("PUT /snapshots/before-the-import");
    await call(`POST ${SITES}`, { external_site_id: "hq", name: "Headquarters", timezone: "Asia/Seoul" });
    await call(`POST ${SITES}`, { external_site_id: "x".repeat(200), name: "y".repeat(200), timezone: "Mars" });
    await call(`GET ${SITES}?fields=site_id,name&filter=name,%5EGang,regex&filter=is_activated,1,eq&sort=name`);
    for (const id of [1, 2]) await call(`GET ${SITES}/${id}`);
    await call("GET /partner/v1/dealers/44");
  }

  it.each(schemes)("has no violations of WCAG 2.2 A and AA in %s mode", async (_scheme, dark) => {
    await fill();
    for (const width of [360, 1280]) {
      const page = await open({ width, dark });
      const rules = dark ? "about colors" : "all";
      const violations: string[] = [];
      for (const hash of views[width] ?? []) {
        await page.goto(`${page.url().replace(/#.*/, "")}${hash}`);
        await page.getByText("before-the-import").waitFor({ state: "attached" });
        if (hash === "#requests") await page.locator(".opener").first().click();
        if (hash.startsWith("#data/")) await page.locator("tbody td:visible").first().waitFor();
        violations.push(...(await accessibilityFaults(page, rules)).map((fault) => `${hash} at ${width}: ${fault}`));
      }
      await page.getByRole("button", { name: "Reset…" }).click();
      violations.push(...(await accessibilityFaults(page, rules)).map((fault) => `dialog at ${width}: ${fault}`));
      expect(violations).toEqual([]);
    }
  });

  it.each(
    schemes.flatMap(([scheme, dark]) =>
      [360, 1280, 2560].map((width) => ({ scheme, dark, width, height: width === 360 ? 740 : width / 1.8 })),
    ),
  )("fits a screen of $width pixels in $scheme mode", async ({ scheme, dark, width, height }) => {
    await fill();
    const page = await open({ width, height: Math.round(height), dark });
    const blank = await page.context().newPage();
    const empty = await blank.screenshot();
    for (const hash of views[width] ?? []) {
      await page.goto(`${page.url().replace(/#.*/, "")}${hash}`);
      await page.getByText("before-the-import").waitFor({ state: "attached" });
      const rejected = page.locator(".request:not(.open)").getByText("Dealer 44 is not connected");
      if (await rejected.isVisible()) await rejected.click();
      if (hash.startsWith("#data/")) await page.locator("tbody td:visible").first().waitFor();
      const { pageWidth, viewportWidth } = await page.evaluate(() => ({
        pageWidth: document.documentElement.scrollWidth,
        viewportWidth: innerWidth,
      }));
      expect([hash, pageWidth]).toEqual([hash, viewportWidth]);
      const screenshot = await page.screenshot({
        path: `${PICTURES}${hash.replaceAll(/\W+/g, "-").slice(1)}-${width}-${scheme}.png`,
      });
      // A screenshot of a blank page compresses much better.
      expect(screenshot.length).toBeGreaterThan(empty.length * 2);
    }
  });
});
