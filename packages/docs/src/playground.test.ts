import { type Sandbox, startSandbox } from "@chekt/partner-sandbox";
import {
  accessibilityFaults,
  browserForTests,
  type Locator,
  type Page,
  type WatchedPage,
} from "@chekt/testing/browser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveDocs, type ServedDocs } from "./serve/index.ts";

let docs: ServedDocs;
let sandbox: Sandbox;
beforeAll(async () => {
  [docs, sandbox] = await Promise.all([serveDocs({ port: 0 }), startSandbox()]);
});
afterAll(() => Promise.all([docs.close(), sandbox.close()]));

describe("playground", () => {
  const newPage = browserForTests();

  async function open(server: string, options?: Parameters<typeof newPage>[0]): Promise<WatchedPage> {
    const watched = await newPage(options);
    const { page } = watched;
    await page.goto(`${docs.url}playground/?server=${server}`);
    await page.locator("#scalar").getByRole("heading", { name: "CHeKT Partner API" }).waitFor();
    return watched;
  }

  async function connect(page: Page): Promise<void> {
    const { clientId, clientSecret } = sandbox.credentials.platformPartner;
    await page.getByLabel("Client id").fill(clientId);
    await page.getByLabel("Client secret").fill(clientSecret);
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await page.getByText(`Connected to ${sandbox.url}.`).waitFor();
  }

  /** Opens getDealer in the widget. Returns the button that opens its call. */
  async function findOperation(page: Page): Promise<Locator> {
    const widget = page.locator("#scalar");
    await widget.getByRole("button", { name: "Dealers" }).first().click();
    await widget.getByRole("link", { name: "Get a dealer" }).first().click();
    const button = widget.getByRole("button", {
      name: /Test Request ?\(get \/partner\/v1\/dealers\/\{dealerId\}\)/,
    });
    await button.waitFor();
    return button;
  }

  async function call(page: Page, button: Locator): Promise<void> {
    await button.click();
    await page.getByRole("button", { name: "Send get request to" }).first().click();
    await page.getByRole("dialog").getByText('"CHeKT Security Solutions Inc."').first().waitFor();
  }

  it("calls a sandbox, shows the response, and sends no other requests", async () => {
    const { page, requested, faults } = await open(sandbox.url);
    await connect(page);
    await call(page, await findOperation(page));

    expect(faults).toEqual([]);
    const external = requested.filter((url) => !url.startsWith(docs.url) && !/^(data|blob):/.test(url));
    expect([...new Set(external)]).toEqual([
      `${sandbox.url}/oauth/token`,
      `${sandbox.url}/partner/v1/dealers/${sandbox.dealers.connected[0]}`,
    ]);
  });

  it("explains how to start a server when none responds", async () => {
    const { page } = await open("http://127.0.0.1:9");
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    const status = page.getByText("No server responds at http://127.0.0.1:9.");
    await status.waitFor();
    expect(await status.textContent()).toContain("Start it with: npx @chekt/partner-sandbox");
  });

  it("shows the error of the server when the credentials are wrong", async () => {
    const { page } = await open(sandbox.url);
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    const status = page.getByText("responded 401: The client ID is unknown");
    await status.waitFor();
    expect(await status.getAttribute("data-failed")).not.toBeNull();
  });

  it("offers only the sandbox and the mock when the server in the URL is not on this machine", async () => {
    const { page } = await newPage();
    await page.goto(`${docs.url}playground/?server=https://example.com`);
    const options = await page.getByLabel("Server").first().locator("option").allTextContents();
    expect(options.map((option) => option.trim())).toEqual(["Sandbox, 127.0.0.1:4010", "Mock, 127.0.0.1:4011"]);
  });

  it.each([
    ["light", "all"],
    ["dark", "about colors"],
  ] as const)(
    "meets WCAG 2.2 AA at the start, on an operation and with a response in the %s theme",
    async (colorScheme, rules) => {
      const { page } = await open(sandbox.url, { colorScheme });
      await expect.poll(() => accessibilityFaults(page, rules)).toEqual([]);
      await connect(page);
      const button = await findOperation(page);
      await expect.poll(() => accessibilityFaults(page, rules)).toEqual([]);
      await call(page, button);
      await expect.poll(() => accessibilityFaults(page, rules)).toEqual([]);
    },
  );

  it("says that it needs JavaScript when JavaScript is disabled", async () => {
    const { page } = await newPage({ javaScriptEnabled: false });
    await page.goto(`${docs.url}playground/`);
    expect(await page.getByText("The playground needs JavaScript.").isVisible()).toBe(true);
  });
});
