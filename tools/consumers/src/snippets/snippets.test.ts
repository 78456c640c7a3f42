import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Sandbox, startSandbox } from "@chekt/partner-sandbox";
import { browserForTests, type Page } from "@chekt/testing/browser";
import { afterAll, expect, test } from "vitest";
import { type OperationRequest, listRequests } from "./requests.ts";

/** A folder in which the client can be imported by name, as in a partner's project. */
const FOLDER = fileURLToPath(new URL("../../.reports/snippets/", import.meta.url));

const newPage = browserForTests();
const sandbox = await startSandbox();
afterAll(() => sandbox.close());
const { platformPartner, userToken } = sandbox.credentials;
const workspace = platformPartner.clientId.replace("-platform-partner", "");
const log = `${sandbox.url}/_sandbox/workspaces/${workspace}/requests`;

interface Logged {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly requestBody?: string;
}

/** The requests that the API received except for tokens, oldest first. */
async function readLog(): Promise<object[]> {
  const entries: Logged[] = JSON.parse(await (await fetch(log)).text());
  return entries.filter(({ operation }) => operation !== "createToken").map(comparableRequest);
}

/** The meaning of a request, whichever of several equivalent forms it has. */
function comparableRequest({ operation, method, url, requestBody }: Logged): object {
  // A filter without an operator means `eq`.
  const { pathname, searchParams } = new URL(url.replaceAll(/(filter=[^,&]*,[^,&]*)(?=&|$)/g, "$1,eq"), sandbox.url);
  const body: unknown = requestBody === undefined ? undefined : JSON.parse(requestBody);
  return { operation, method, pathname, query: [...searchParams].map(String).toSorted(), body };
}

async function send({ id, method, url, body }: OperationRequest, token: string): Promise<void> {
  const authorization = `Bearer ${id === "connectDealer" ? userToken : token}`;
  await sandbox.fetch(`${sandbox.url}${url}`, {
    method,
    headers: { authorization, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body }),
  });
}

async function fetchToken({ url }: Pick<Sandbox, "url">): Promise<string> {
  const { clientId, clientSecret } = platformPartner;
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  const response = await fetch(`${url}/oauth/token`, { method: "POST", body: new URLSearchParams(form) });
  const { access_token }: { access_token: string } = JSON.parse(await response.text());
  return access_token;
}

/** Copies the TypeScript snippets of the newest requests on the page, oldest first. */
async function copyAll(page: Page, count: number): Promise<string[]> {
  const openers = page.locator(".opener");
  await expect.poll(() => openers.count(), { timeout: 15_000 }).toBe(count);
  const codes: string[] = [];
  for (let place = count - 1; place >= 0; place -= 1) {
    await openers.nth(place).click();
    await page.evaluate(() => navigator.clipboard.writeText(""));
    await page.getByRole("button", { name: "Copy as TypeScript" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), { timeout: 15_000 }).not.toBe("");
    codes.push(await page.evaluate(() => navigator.clipboard.readText()));
    await openers.nth(place).click();
  }
  return codes;
}

test("compiles the copied snippets with the client and repeats the same requests", async () => {
  const requests = listRequests();
  const token = await fetchToken(sandbox);
  await fetch(log, { method: "DELETE" });
  // After a dealer is disconnected, the page shows no further requests for the dealer.
  const inOrder = requests.toSorted(
    (one, other) => Number(one.id === "disconnectDealer") - Number(other.id === "disconnectDealer"),
  );
  for (const request of inOrder) await send(request, token);
  const before = await readLog();
  expect(before).toHaveLength(requests.length);

  const { page } = await newPage({ permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(`${sandbox.url}/_sandbox/?workspace=${workspace}`);
  const codes = await copyAll(page, requests.length);
  for (const code of codes) expect(code).toContain('from "@chekt/partner-client"');
  // Two requests have no client method that can express them.
  expect(codes.filter((code) => /await chekt\.[A-Z]+\(/.test(code))).toHaveLength(2);

  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  for (const [index, code] of codes.entries()) await writeFile(`${FOLDER}${index}.ts`, code);
  await writeFile(`${FOLDER}tsconfig.json`, JSON.stringify({ extends: "../../tsconfig.json", include: ["*.ts"] }));
  const tsc = fileURLToPath(new URL("../node_modules/.bin/tsc", import.meta.url));
  const compiled = await promisify(execFile)(tsc, ["-p", FOLDER]).catch((error: unknown) => error);
  expect(Object(compiled).stdout).toBe("");

  await sandbox.reset();
  await fetch(log, { method: "DELETE" });
  // The client throws for each rejected request.
  const program = `for (let index = 0; index < ${codes.length}; index += 1) await import(\`./\${index}.ts\`).catch(() => {});`;
  await writeFile(`${FOLDER}run.js`, program);
  const { clientId, clientSecret } = platformPartner;
  const env = { ...process.env, CHEKT_CLIENT_ID: clientId, CHEKT_CLIENT_SECRET: clientSecret, TOKEN: userToken };
  await promisify(execFile)(process.execPath, [`${FOLDER}run.js`], { env });
  expect(await readLog()).toEqual(before);
});
