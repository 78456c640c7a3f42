import { accessibilityFaults, browserForTests, type Page, type WatchedPage } from "@chekt/testing/browser";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { serveDocs, type ServedDocs } from "./serve/index.ts";

let docs: ServedDocs;
beforeAll(async () => {
  docs = await serveDocs({ port: 0 });
});
afterAll(() => docs.close());

const newPage = browserForTests();
const opened: WatchedPage[] = [];

/** Opens a page of the site. A page must log no errors and send no requests to other origins. */
async function open(path: string, options?: Parameters<typeof newPage>[0]): Promise<WatchedPage> {
  const watched = await newPage(options);
  opened.push(watched);
  await watched.page.goto(docs.url + path);
  return watched;
}

/** Repeats an action until it works: a page is visible shortly before its scripts run. */
async function until(isDone: () => Promise<boolean>, act: () => Promise<void>): Promise<void> {
  await expect
    .poll(async () => {
      if (!(await isDone())) await act();
      return isDone();
    })
    .toBe(true);
}

async function openSearch(page: Page): Promise<void> {
  const field = page.getByRole("dialog").getByPlaceholder("Search");
  await until(
    () => field.isVisible(),
    () =>
      page
        .getByRole("button", { name: "Search" })
        .click({ timeout: 1000 })
        .catch(() => {}),
  );
}

afterEach(() => {
  for (const { faults, requested } of opened.splice(0)) {
    expect(faults).toEqual([]);
    expect(requested.filter((url) => !url.startsWith(docs.url) && !/^(data|blob):/.test(url))).toEqual([]);
  }
});

describe("navigation", () => {
  it("navigates from the home page to a guide, an operation and its next step", async () => {
    const { page } = await open("");
    await page.getByRole("link", { name: "Start in five minutes" }).click();
    await page.getByRole("heading", { name: "Quickstart", level: 1 }).waitFor();
    await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Reference" }).click();
    await page.getByRole("main").getByRole("link", { name: "Create a site" }).click();
    await page.getByRole("heading", { name: "Create a site", level: 1 }).waitFor();
    await page.getByRole("region", { name: "Next steps" }).getByRole("link", { name: "Create devices" }).click();
    await page.getByRole("heading", { name: "Create devices", level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/reference/create-devices/");
  });

  it.each([
    ["createDevices", "Create devices"],
    ["toggle activation", "Toggle site activation"],
    ["keyset", "Querying"],
    ["expired token", "Authentication"],
  ])("searches for %j and opens %s", async (words, title) => {
    const { page } = await open("guides/quickstart/");
    await openSearch(page);
    await page.getByRole("dialog").getByPlaceholder("Search").fill(words);
    const found = page.getByRole("dialog").getByRole("link", { name: title, exact: true }).first();
    await found.waitFor();
    await found.click();
    await page.getByRole("heading", { name: title, level: 1 }).waitFor();
    expect(await page.title()).toContain(title);
  });

  it("shows a 404 page with a link to the home page for an unknown URL", async () => {
    const { page, faults } = await newPage();
    const response = await page.goto(`${docs.url}guides/nothing/here/`);
    expect(response?.status()).toBe(404);
    await page.getByRole("heading", { name: "Page not found" }).waitFor();
    await page.getByRole("link", { name: "CHeKT Partner API" }).first().click();
    await page.getByRole("heading", { name: "From alarm to response, in your own system" }).waitFor();
    expect(faults.filter((fault) => !fault.includes("404"))).toEqual([]);
  });
});

describe("copy buttons", () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  const clipboard = ({ page }: WatchedPage): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

  it("copies the sample in the selected language, and keeps the language on the next page", async () => {
    const watched = await open("reference/list-sites/", { permissions });
    const { page } = watched;
    const samples = page.getByRole("complementary", { name: "Samples and examples" });
    const button = samples.getByRole("button", { name: "TypeScript" });
    await until(
      async () => (await button.getAttribute("aria-pressed")) === "true",
      () => button.click(),
    );
    await samples.getByRole("button", { name: "Copy to clipboard" }).first().click();
    await expect.poll(() => clipboard(watched)).toContain('from "@chekt/partner-client"');
    await page.goto(`${docs.url}reference/create-site/`);
    await expect
      .poll(() => samples.getByRole("button", { name: "TypeScript" }).getAttribute("aria-pressed"))
      .toBe("true");
    expect(await samples.getByText("curl -X POST").isVisible()).toBe(false);
  });

  it("copies the page as Markdown", async () => {
    const watched = await open("guides/querying/", { permissions });
    await until(
      () => watched.page.getByRole("button", { name: "Copied" }).isVisible(),
      () => watched.page.getByRole("button", { name: "Copy as Markdown" }).click(),
    );
    expect(await clipboard(watched)).toMatch(/^# Querying\n\nThe four lists/);
  });
});

describe("keyboard navigation", () => {
  it("reaches the content and the samples with the keyboard and a visible focus", async () => {
    const { page } = await open("reference/get-site/");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Skip to content");
    await page.keyboard.press("Enter");
    const button = page.getByRole("button", { name: "TypeScript" });
    for (let presses = 0; presses < 15; presses += 1) {
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
      expect(outline).not.toBe("none");
      if (await button.evaluate((element) => element === document.activeElement)) break;
    }
    await until(
      async () => (await button.getAttribute("aria-pressed")) === "true",
      () => page.keyboard.press("Enter"),
    );
  });

  it("opens the search with its keyboard shortcut and closes it", async () => {
    const { page } = await open("guides/quickstart/");
    const dialog = page.getByRole("dialog", { name: "Search" });
    await expect
      .poll(async () => {
        if (!(await dialog.isVisible())) await page.keyboard.press("Control+k");
        return dialog.isVisible();
      })
      .toBe(true);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  });

  it("opens and closes the menu on a small screen with the keyboard", async () => {
    const { page } = await open("guides/quickstart/", { viewport: { width: 360, height: 740 } });
    const link = page.getByRole("link", { name: "Bulk devices" });
    expect(await link.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Menu" }).focus();
    await until(
      () => link.isVisible(),
      () => page.keyboard.press("Enter"),
    );
    await page.keyboard.press("Escape");
    await link.waitFor({ state: "hidden" });
  });
});

describe("JavaScript disabled", () => {
  it("shows the samples, errors and next steps of an operation without JavaScript", async () => {
    const { page } = await open("reference/create-site/", { javaScriptEnabled: false });
    for (const text of ["curl -X POST", "createPartnerClient", "What to do:"]) {
      expect(await page.getByText(text).first().isVisible(), text).toBe(true);
    }
    expect(await page.getByRole("link", { name: "View as Markdown" }).isVisible()).toBe(true);
    await page.getByRole("region", { name: "Next steps" }).getByRole("link", { name: "Get a site" }).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Get a site");
  });

  it("shows a guide with its diagram without JavaScript", async () => {
    const { page } = await open("guides/alarm-verifications/", { javaScriptEnabled: false });
    expect(await page.getByRole("img", { name: "The life of an alarm verification" }).isVisible()).toBe(true);
    expect(await page.getByText("const first = await").isVisible()).toBe(true);
  });
});

describe("accessibility", () => {
  const templates = [
    ["the home page", ""],
    ["a guide with a diagram", "guides/authentication/"],
    ["a guide with lists", "guides/going-live/"],
    ["the list of operations", "reference/"],
    ["an operation with parameters", "reference/list-sites/"],
    ["an operation with a body", "reference/create-devices/"],
    ["the token operation", "reference/create-token/"],
    ["the assumptions", "assumptions/"],
    ["the differences", "differences/"],
    ["the changelog", "changelog/"],
    ["the page For machines", "machines/"],
    ["the 404 page", "404.html"],
  ] as const;
  const themes = ["light", "dark"] as const;

  /** Returns the violations in either theme. */
  async function faults({ page }: WatchedPage): Promise<string[]> {
    // Collapsed content is checked, too. Scrollable code becomes focusable shortly after the page loads.
    await page.evaluate(() =>
      document.querySelectorAll("main details").forEach((details) => details.setAttribute("open", "")),
    );
    await page.waitForFunction(() =>
      [...document.querySelectorAll("pre")].every(
        (block) => block.scrollWidth <= block.clientWidth || block.tabIndex === 0,
      ),
    );
    const found: string[] = [];
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      await page.waitForFunction((theme) => document.documentElement.dataset["theme"] === theme, colorScheme);
      const rules = colorScheme === "light" ? "all" : "about colors";
      found.push(...(await accessibilityFaults(page, rules)).map((fault) => `${colorScheme}: ${fault}`));
    }
    return found;
  }

  it.each(templates)("meets WCAG 2.2 AA on %s in both themes and at 360 px", async (_what, path) => {
    const watched = await open(path);
    expect(await faults(watched)).toEqual([]);
    await watched.page.setViewportSize({ width: 360, height: 740 });
    expect(await faults(watched)).toEqual([]);
    expect(await watched.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  it("meets WCAG 2.2 AA in the search", async () => {
    const watched = await open("guides/quickstart/");
    await openSearch(watched.page);
    await watched.page.getByRole("dialog").getByPlaceholder("Search").fill("devices");
    await watched.page.getByRole("dialog").getByRole("link", { name: "Create devices", exact: true }).first().waitFor();
    expect(await faults(watched)).toEqual([]);
  });
});
