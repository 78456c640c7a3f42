import { browserForTests, type Page } from "@chekt/testing/browser";
import { beforeEach, expect, onTestFinished } from "vitest";
import { type Answered, type Call, openSandbox, type TestSandbox } from "./sandbox.ts";

/** How a page is looked at. */
export interface Visit {
  /** What it shows: `#data/42`. */
  readonly hash?: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** Where another sandbox than that of the file is. */
  readonly url?: string;
  /** Errors that the browser is to tell of, since the test brings them about. */
  readonly expected?: RegExp;
}

/** The page in a browser, and the sandbox behind it. */
export interface PageTests {
  readonly sandbox: TestSandbox;
  /** Calls the API as the platform partner. */
  readonly call: Call;
  /** Asks the control plane about the workspace: `control("GET /clock")`. */
  readonly control: (request: `${string} /${string}`, body?: unknown) => Promise<Answered>;
  /** Opens the page, and waits until it hears of what happens. */
  readonly open: (visit?: Visit) => Promise<Page>;
  /** Opens a page that may not get as far. */
  readonly visit: (visit?: Visit) => Promise<Page>;
}

/**
 * A sandbox for the tests of a file, with its page. Each test begins with the demo data and an empty log; and fails if its
 * page tells of an error, or asks anything of anybody else.
 */
export async function pageTests(): Promise<PageTests> {
  const newPage = browserForTests();
  const sandbox = await openSandbox(async () => ({ db: ":memory:", drop: async () => {} }));
  const { platformPartner } = sandbox.credentials;
  const workspace = platformPartner.clientId.replace("-platform-partner", "");
  const control: PageTests["control"] = (request, body) =>
    sandbox.as(undefined)(request.replace(" ", ` /_sandbox/workspaces/${workspace}`) as "GET /", body);
  let call = sandbox.call;
  beforeEach(async () => {
    call = sandbox.as(await sandbox.fetchToken(platformPartner));
    await control("POST /reset", { seed: "demo" });
    await control("DELETE /faults");
  });
  const visit: PageTests["visit"] = async ({
    hash = "",
    width = 1280,
    height = 900,
    dark = false,
    url = `${sandbox.url}/_sandbox/?workspace=${workspace}`,
    expected,
  } = {}) => {
    const { page, faults, requested } = await newPage({
      viewport: { width, height },
      colorScheme: dark ? "dark" : "light",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    onTestFinished(() => {
      const { origin } = new URL(url);
      expect(requested.filter((one) => !one.startsWith(`${origin}/_sandbox/`) && !one.startsWith("blob:"))).toEqual([]);
      expect(faults.filter((fault) => !expected?.test(fault))).toEqual([]);
    });
    await page.goto(`${url}${hash}`);
    return page;
  };
  return {
    sandbox,
    call: (...args) => call(...args),
    control,
    visit,
    async open(options) {
      const page = await visit(options);
      await page.getByText("Live", { exact: true }).waitFor();
      return page;
    },
  };
}

/** What was copied last. */
export function readClipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
