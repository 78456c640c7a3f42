import { once } from "node:events";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { type Sandbox, startSandbox } from "./sandbox.ts";
import { sandboxCommand, tokenAt } from "./testing/command.ts";
import { form } from "./testing/sandbox.ts";

const SITES = "/partner/v1/dealers/42/sites";
const { start } = sandboxCommand();

/** Collects the warnings and unhandled rejections of this process until the test ends. */
function collectComplaints(): unknown[] {
  const complaints: unknown[] = [];
  const note = (complaint: unknown): void => void complaints.push(complaint);
  const events = ["warning", "unhandledRejection"] as const;
  for (const event of events) process.on(event, note);
  onTestFinished(() => {
    for (const event of events) process.off(event, note);
  });
  return complaints;
}

async function fetchToken(sandbox: Sandbox): Promise<string> {
  const { clientId: client_id, clientSecret: client_secret } = sandbox.credentials.platformPartner;
  const { body } = await form(sandbox, { grant_type: "client_credentials", client_id, client_secret });
  return (body as { access_token: string }).access_token;
}

/** Waits until requests that are cut have run to their end. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
}

test.each(["with", "without"])("close finishes an open request %s a socket", async (how) => {
  const complaints = collectComplaints();
  const sandbox = await startSandbox();
  const headers = { authorization: `Bearer ${await fetchToken(sandbox)}` };
  await sandbox.faults.add({ operation: "listSites", latency: 100 });
  const send = how === "with" ? fetch : sandbox.fetch;
  const response = send(`${sandbox.url}${SITES}`, { headers });
  await expect.poll(async () => (await sandbox.faults.list())[0]?.strikes).toBe(1);
  await sandbox.close();
  expect((await response).status).toBe(200);
  await settle();
  expect(complaints).toEqual([]);
});

test("close cuts slow requests without a warning, and later requests fail like those to a stopped server", async () => {
  const complaints = collectComplaints();
  const sandbox = await startSandbox();
  const headers = { authorization: `Bearer ${await fetchToken(sandbox)}` };
  await sandbox.faults.add({ operation: "*", latency: 600_000 });
  const cut = [sandbox.fetch, fetch].map((send) =>
    send(`${sandbox.url}${SITES}`, { headers }).then(
      ({ status }) => status,
      (error: unknown) => String(error),
    ),
  );
  await expect.poll(async () => (await sandbox.faults.list())[0]?.strikes).toBe(2);
  await Promise.all([sandbox.close(), sandbox.close()]);
  expect(await Promise.all(cut)).toEqual(["TypeError: fetch failed", "TypeError: fetch failed"]);
  await expect(sandbox.fetch(`${sandbox.url}${SITES}`)).rejects.toMatchObject({
    message: "fetch failed",
    cause: { code: "ECONNREFUSED", message: "The sandbox is closed" },
  });
  await settle();
  const reason = "The sandbox stopped while an injected fault delayed the request";
  expect(sandbox.requests.list().slice(-2)).toMatchObject([
    { status: null, reason },
    { status: null, reason },
  ]);
  expect(complaints).toEqual([]);
});

test("a client that disconnects while it sends a body is not reported as an error of the sandbox", async () => {
  const complaints = collectComplaints();
  const sandbox = await startSandbox();
  const token = await fetchToken(sandbox);
  const socket = connect(sandbox.port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(
    `POST ${SITES} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\n` +
      "content-length: 100\r\nexpect: 100-continue\r\n\r\n{",
  );
  await once(socket, "data");
  socket.destroy();
  await expect.poll(() => sandbox.requests.list().length).toBe(2);
  expect(sandbox.requests.list()[1]).toMatchObject({ status: null, reason: "The client disconnected" });
  await sandbox.close();
  await settle();
  expect(complaints).toEqual([]);
});

test("SIGTERM cuts slow requests, and logs no error", async () => {
  const sandbox = await start("--grace", "0", "--log", "json");
  const headers = { authorization: `Bearer ${await tokenAt(sandbox.url)}`, "content-type": "application/json" };
  const faults = `${sandbox.url}/_sandbox/workspaces/default/faults`;
  const body = JSON.stringify({ operation: "listSites", latency: 600_000 });
  await fetch(faults, { method: "POST", headers, body });
  const response = fetch(`${sandbox.url}${SITES}`, { headers }).catch((error: unknown) => String(error));
  await expect.poll(async () => (await fetch(faults)).json()).toMatchObject([{ strikes: 1 }]);
  expect(await sandbox.stop("SIGTERM")).toBe(0);
  expect(await response).toBe("TypeError: fetch failed");
  const events = sandbox.printed().trim().split("\n");
  expect(events.map((line) => (JSON.parse(line) as { event: string }).event)).not.toContain("fault");
});
