import { randomBytes } from "node:crypto";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { openContext } from "./context.ts";
import { type Faults, workspaceFaults } from "./faults/faults.ts";
import { createApp } from "./http/app.ts";
import { isLoopback, listen } from "./http/listen.ts";
import { revokeTokens } from "./oauth/revoke.ts";
import { seedDealers, type SeedName, seedNames } from "./seeds/seed.ts";
import { stop } from "./stop.ts";
import { createWorkspace } from "./workspaces/create-workspace.ts";
import type { Credentials } from "./workspaces/credentials.ts";
import { resetWorkspace } from "./workspaces/reset.ts";
import { type Snapshots, workspaceSnapshots } from "./workspaces/snapshots.ts";
import { type AlarmVerifications, workspaceVerifications } from "./workspaces/verifications.ts";
import { type Clock, workspaceClock } from "./workspaces/workspace-clock.ts";

/** How a sandbox is started. */
export interface SandboxOptions {
  /**
   * What is there at the beginning. `empty` has dealers and credentials, but nothing else; `demo` has some of everything;
   * `large` has ten thousand sites.
   *
   * @default "demo"
   */
  readonly seed?: SeedName;
  /**
   * The port to listen on; 0 picks a free one.
   *
   * @default 0
   */
  readonly port?: number;
  /**
   * The address to listen on. The control plane at `/_sandbox` is there only where no other machine reaches it.
   *
   * @default "127.0.0.1"
   */
  readonly host?: string;
  /**
   * Where it remembers: `:memory:`, a SQLite file, or the URL of a PostgreSQL database, which any number of sandboxes
   * may share.
   *
   * @default ":memory:"
   */
  readonly db?: string;
  /**
   * For how many seconds an access token is valid.
   *
   * @default 3600
   */
  readonly tokenTtl?: number;
}

/** The dealers of a sandbox, by what they are for. */
export interface SandboxDealers {
  /** Those that are connected to the platform partner. With the seed `demo` the first has the most data. */
  readonly connected: readonly number[];
  /** The one that is not; its user's token connects it. */
  readonly notConnected: number;
  /** The one that installed the dealer app. */
  readonly dealerApp: number;
}

/** A sandbox that is listening, with a workspace of its own. */
export interface Sandbox {
  /** The base URL, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly credentials: Credentials;
  readonly dealers: SandboxDealers;
  /** Calls the sandbox without a socket. The origin of the URL does not matter. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly snapshots: Snapshots;
  readonly verifications: AlarmVerifications;
  /** Begins anew, with the data of a seed. Credentials, tokens and snapshots stay. */
  readonly reset: (seed?: SeedName) => Promise<void>;
  /** Revokes one access token, or all there are; gives how many. */
  readonly revokeTokens: (token?: string) => Promise<number>;
  /** Stops listening, waits a second for requests under way, and closes the store. Again it gives the same promise. */
  close(): Promise<void>;
}

/**
 * Starts a sandbox of the CHeKT Partner API in this process, in a new workspace: tests that run side by side do not see
 * each other, even on one database.
 *
 * @throws TypeError when an option cannot be right.
 * @throws what `node:net` reports when the address cannot be used, such as `EADDRINUSE`; what the database reports.
 *
 * @example
 * ```ts
 * import { startSandbox } from "@chekt/partner-sandbox";
 *
 * const sandbox = await startSandbox({ seed: "demo" });
 * const { clientId, clientSecret } = sandbox.credentials.platformPartner;
 * const answer = await sandbox.fetch(`${sandbox.url}/oauth/token`, {
 *   method: "POST",
 *   body: new URLSearchParams({ grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret }),
 * });
 * console.log(answer.status); // 200
 * await sandbox.close();
 * ```
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { seed = "demo", port = 0, host = "127.0.0.1", db = ":memory:", tokenTtl = 3600 } = options;
  if (!seedNames.includes(seed)) throw new TypeError(`seed is ${seed}: give ${seedNames.join(", ")}.`);
  if (!(Number.isInteger(tokenTtl) && tokenTtl > 0)) {
    throw new TypeError(`tokenTtl is ${tokenTtl}: give a whole number of seconds above 0.`);
  }
  const context = await openContext(db, tokenTtl);
  const { store, machine } = context;
  try {
    const workspace = `ws-${randomBytes(6).toString("hex")}`;
    const credentials = await store.db
      .transaction()
      .execute((trx) => createWorkspace(trx, { workspace, seed, now: machine(), tokenTtl }));
    const api = createApp(context, isLoopback(host) ? { token: undefined } : undefined);
    // The process is the user's, whose Request and Response stay as they are.
    const server = await listen(api.fetch, { port, host, fast: false, connections: context.connections });
    let closing: Promise<void> | undefined;
    return {
      url: server.url,
      port: server.port,
      credentials,
      dealers: seedDealers,
      fetch: async (input, init) => answerOrCut(await api.fetch(new Request(input, init))),
      clock: workspaceClock(store, machine, workspace),
      faults: workspaceFaults(store, workspace),
      snapshots: workspaceSnapshots(store, machine, workspace),
      verifications: workspaceVerifications(store, machine, workspace),
      reset: (to = seed) => resetWorkspace(store, workspace, to),
      revokeTokens: (token) => revokeTokens(store.db, workspace, token),
      close: () => (closing ??= stop(server, context, { drainMs: 0, graceMs: 1000 })),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Where there is no socket to be cut, it looks to the caller as if one was. */
function answerOrCut(answer: Response): Response {
  if (answer !== RESPONSE_ALREADY_SENT) return answer;
  const cause = Object.assign(new Error("The connection was cut"), { code: "ECONNRESET" });
  throw new TypeError("fetch failed", { cause });
}
