import { browserForTests, type Page } from "@chekt/testing/browser";
import { beforeEach, expect, onTestFinished } from "vitest";
import { type Answered, type Call, openSandbox, type TestSandbox } from "./sandbox.ts";

/** How a test opens the page. */
export interface Visit {
  /** The fragment of the URL: `#data/42`. */
  readonly hash?: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** The URL of the page, if it is not served by this file's sandbox. */
  readonly url?: string;
  /** Browser errors that the test causes on purpose. */
  readonly expected?: RegExp;
}

/** The page in a browser, and the sandbox behind it. */
export interface PageTests {
  readonly sandbox: TestSandbox;
  /** Calls the API as the platform partner. */
  readonly call: Call;
  /** Calls the control plane for the workspace: `control("GET /clock")`. */
  readonly control: (request: `${string} /${string}`, body?: unknown) => Promise<Answered>;
  /** Opens the page, and waits until it receives events. */
  readonly open: (visit?: Visit) => Promise<Page>;
  /** Opens the page without waiting. */
  readonly visit: (visit?: Visit) => Promise<Page>;
}

/**
 * Starts a sandbox with its page for the tests of a file. Each test begins with the demo data and an empty log, and fails
 * if its page reports an error or sends requests to any other origin.
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
      expect(
        requested.filter((address) => !address.startsWith(`${origin}/_sandbox/`) && !address.startsWith("blob:")),
      ).toEqual([]);
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

/** Reads the text that was last copied. */
export function readClipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
