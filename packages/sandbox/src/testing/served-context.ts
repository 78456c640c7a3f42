import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Context, type ContextOptions, openContext } from "../context.ts";
import { createApp } from "../http/app.ts";
import { openDefaultWorkspace } from "../workspaces/default-workspace.ts";

/** The app of a sandbox, without a server. */
export interface ServedContext {
  readonly context: Context;
  /** Where its store is. */
  readonly db: string;
  /** What was reported to the operator. */
  readonly faults: readonly string[];
  /** Sends a request as the platform partner, with a body that is sent as JSON. */
  readonly call: (method: string, path: string, body?: object) => Promise<Response>;
  /** Requests an access token. */
  readonly requestToken: () => Promise<Response>;
}

/** Serves a new SQLite file until the test ends. */
export async function serveFile(options: ContextOptions = {}): Promise<ServedContext> {
  const folder = await mkdtemp(join(tmpdir(), "chekt-sandbox-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return serveStore(join(folder, "sandbox.db"), options);
}

/** Serves a store until the test ends. */
export async function serveStore(db: string, options: ContextOptions = {}): Promise<ServedContext> {
  const faults: string[] = [];
  const context = await openContext(db, 3600, { onFault: ({ message }) => faults.push(message), ...options });
  onTestFinished(() => context.store.close());
  await openDefaultWorkspace(context, "demo", true);
  const app = createApp(context, { token: undefined });
  const send = async (path: string, init: RequestInit): Promise<Response> =>
    app.fetch(new Request(`http://localhost${path}`, init));
  const requestToken = (): Promise<Response> =>
    send("/oauth/token", {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: "platform-partner",
        client_secret: "platform-partner-secret",
      }),
    });
  const { access_token }: { access_token: string } = JSON.parse(await (await requestToken()).text());
  const call = (method: string, path: string, body?: object): Promise<Response> =>
    send(path, {
      method,
      headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
  return { context, db, faults, call, requestToken };
}
