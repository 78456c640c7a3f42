import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, onTestFinished } from "vitest";
import { findBrowser, NO_BROWSER } from "./find-browser.ts";

/** Flags that disable all background activity and network access of the browser. */
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

/** Opens a page in a separate profile, which is closed after the test. */
export type NewPage = (options?: BrowserContextOptions) => Promise<WatchedPage>;

/** A page, with its errors and requests. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors of the page, including those that it wrote to the console. */
  readonly faults: string[];
  /** The URLs that it requested. */
  readonly requested: string[];
}

/**
 * A real browser for the tests of a file, or of the `describe` in which this is called. Without a browser the tests are
 * skipped with a printed reason. In CI, where no one would notice that, they fail.
 */
export function browserForTests(): NewPage {
  let browser: Browser | undefined;
  beforeAll(async () => {
    const executablePath = findBrowser();
    if (executablePath !== undefined) browser = await chromium.launch({ executablePath, args: flags });
    else if (isCi()) throw new Error(NO_BROWSER);
    else process.stderr.write(`Skipping browser tests. ${NO_BROWSER}\n`);
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

/** Whether no one reads the output. */
function isCi(): boolean {
  return !["", "0", "false"].includes(process.env["CI"] ?? "");
}
