import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, onTestFinished } from "vitest";
import { findBrowser, NO_BROWSER } from "./find-browser.ts";

/** A browser that has nothing to do but what a test says, and talks to nobody else. */
const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Opens a page in a profile of its own, which ends with the test. */
export type NewPage = (options?: BrowserContextOptions) => Promise<WatchedPage>;

/** A page, and what it did beside what was looked at. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors of its own, and what it wrote to the console as one. */
  readonly faults: string[];
  /** The URLs that it asked for. */
  readonly requested: string[];
}

/**
 * A real browser for the tests of a file, or of the `describe` that this is called in. Where the machine has none they
 * are skipped, which is said; in CI, where nobody would see that, they fail.
 */
export function browserForTests(): NewPage {
  let browser: Browser | undefined;
  beforeAll(async () => {
    const executablePath = findBrowser();
    if (executablePath !== undefined) browser = await chromium.launch({ executablePath, args: flags });
    else if (isCi()) throw new Error(NO_BROWSER);
    else process.stderr.write(`Tests are skipped. ${NO_BROWSER}\n`);
  });
  afterAll(() => browser?.close());
  beforeEach(({ skip }) => skip(browser === undefined, NO_BROWSER));
  return async (options) => {
    if (!browser) throw new Error(NO_BROWSER);
    const context = await browser.newContext(options);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const [faults, requested]: [string[], string[]] = [[], []];
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    context.on("request", (request) => requested.push(request.url()));
    return { page, faults, requested };
  };
}

/** Whether nobody is there to read what is printed. */
function isCi(): boolean {
  return !["", "0", "false"].includes(process.env["CI"] ?? "");
}
