import { randomBytes } from "node:crypto";
import { formatAlternatives } from "./alternatives.ts";
import {
  type AuthServerOptions,
  type PartnerKey,
  preparePartnerKey,
  type SandboxAuthServer,
} from "./auth-server/in-process.ts";
import { startAuthServer, type StartedAuthServer } from "./auth-server/start.ts";
import { type Behavior, defaultBehavior, type ErrorFormat, errorFormats, LONGEST_WINDOW } from "./behavior/behavior.ts";
import { parseRateLimit } from "./behavior/rate-limit.ts";
import { type Context, openContext } from "./context.ts";
import { type Faults, workspaceFaults } from "./faults/faults.ts";
import { createApp } from "./http/app.ts";
import { InProcessRequests } from "./http/in-process.ts";
import { isLoopback, listen } from "./http/listen.ts";
import { listOrigins } from "./http/origins.ts";
import type { LogEntry } from "./log/log-entry.ts";
import { revokeTokens } from "./oauth/revoke.ts";
import { seedDealers, type SeedName, seedNames } from "./seeds/seed.ts";
import { closeTogether, stop, type StopTimes } from "./stop.ts";
import { within } from "./store/timeouts.ts";
import { createWorkspace } from "./workspaces/create-workspace.ts";
import type { Credentials } from "./workspaces/credentials.ts";
import { deleteWorkspace } from "./workspaces/delete-workspace.ts";
import { grantScopes } from "./workspaces/grant-scopes.ts";
import { resetWorkspace } from "./workspaces/reset.ts";
import { type Snapshots, workspaceSnapshots } from "./workspaces/snapshots.ts";
import { type AlarmVerifications, workspaceVerifications } from "./workspaces/verifications.ts";
import { type Clock, workspaceClock } from "./workspaces/workspace-clock.ts";

/** The longest lifetime of access tokens, in seconds. */
const LONGEST_TTL = 99_999_999;

/** How long `close` waits for open requests. */
const STOP_TIMES: StopTimes = { drainMs: 0, graceMs: 1000 };

/** How long `close` waits for a database to delete the workspace, in milliseconds. */
const REMOVAL_MS = 10_000;

/** Options of `startSandbox`. */
export interface SandboxOptions {
  /**
   * The initial data. `empty` has only dealers and credentials, `demo` has some of everything, and `large` has ten
   * thousand sites.
   *
   * @default "demo"
   */
  readonly seed?: SeedName;
  /**
   * The port to listen on. 0 picks a free one.
   *
   * @default 0
   */
  readonly port?: number;
  /**
   * The address to listen on. The control plane at `/_sandbox` is served only on a loopback address.
   *
   * @default "127.0.0.1"
   */
  readonly host?: string;
  /**
   * Where to store data: `:memory:`, a SQLite file, or the URL of a PostgreSQL database, which any number of sandboxes
   * may share.
   *
   * @default ":memory:"
   */
  readonly db?: string;
  /**
   * Whether the workspace stays in `db` after `close`, so that another sandbox or a person can look at it: with the control
   * plane of `chekt-sandbox --db`, for example. By default `close` deletes it.
   *
   * @default false
   */
  readonly keepWorkspace?: boolean | undefined;
  /**
   * Lifetime of access tokens, in seconds.
   *
   * @default 3600
   */
  readonly tokenTtl?: number;
  /**
   * Requests that each client may send, by the clock of the workspace: `60/min`, `5/s`, or both as `60/min,5/s`. Every
   * response then has the `X-RateLimit-…` headers, and one over the limit is a 429 with `Retry-After`. By default there is
   * no limit.
   */
  readonly rateLimit?: string | undefined;
  /**
   * The format of error bodies: `flat` is `{ status_code, error_message }`, `nested` is `{ error: { code, message } }`.
   *
   * @default "flat"
   */
  readonly errorFormat?: ErrorFormat | undefined;
  /**
   * How long an alarm verification can be answered, in seconds.
   *
   * @default 120
   */
  readonly verificationWindow?: number | undefined;
  /**
   * Also starts an authorization server on a second port. It issues tokens as CHeKT's sample
   * (github.com/chekt/chekt-service-auth0-sample) describes it: for assertions, with an audience, for a day.
   *
   * @default false
   */
  readonly authServer?: boolean | AuthServerOptions | undefined;
}

/** The dealers of a sandbox, by purpose. */
export interface SandboxDealers {
  /** Connected to the platform partner. With the seed `demo`, the first has the most data. */
  readonly connected: readonly number[];
  /** Not connected. `credentials.userToken` can connect it. */
  readonly notConnected: number;
  /** Has installed the dealer app. */
  readonly dealerApp: number;
}

/** The latest 500 requests, in the memory of this process. */
export interface Requests {
  /** Lists them, oldest first. Secrets are masked, and long bodies truncated. */
  list(): readonly LogEntry[];
  /** Forgets them. */
  clear(): void;
}

/** A running sandbox, with its own workspace. */
export interface Sandbox {
  /** The base URL, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  readonly credentials: Credentials;
  readonly dealers: SandboxDealers;
  /** The authorization server, if there is one. */
  readonly authServer: SandboxAuthServer | undefined;
  /**
   * Calls the sandbox without a socket. The origin of the URL is ignored.
   *
   * @throws TypeError like that of the global `fetch`, if an injected fault drops the connection or the sandbox is closed.
   */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly snapshots: Snapshots;
  readonly verifications: AlarmVerifications;
  /** The latest requests to the sandbox and their responses, so that a test can assert what was sent. */
  readonly requests: Requests;
  /** The ID of the workspace, for the control plane: `/_sandbox/workspaces/{workspace}`. */
  readonly workspace: string;
  /**
   * Resets the data to a seed, by default the one from the start, removes faults, idempotency keys and changes of the
   * behavior, and lets the clock follow the machine's clock. Credentials, tokens, snapshots and the log of requests stay.
   */
  readonly reset: (seed?: SeedName) => Promise<void>;
  /** Revokes one access token, or all of them. Returns how many were revoked. */
  readonly revokeTokens: (token?: string) => Promise<number>;
  /**
   * Sets which scopes the clients may use, from the next request on; null for all. A request that requires another scope is
   * a 403, even with a token that was issued before. `reset` grants all again.
   *
   * @throws RangeError if a scope is unknown.
   */
  readonly grantScopes: (scopes: readonly string[] | null) => Promise<void>;
  /**
   * Stops listening, waits up to one second for open requests, cuts those that take longer, deletes the workspace unless
   * `keepWorkspace` is set, and closes the store. Later calls of `fetch` fail like those to a server that is not running. Can
   * be called more than once.
   */
  close(): Promise<void>;
}

/**
 * Starts a sandbox of the CHeKT Partner API in this process, in a new workspace. Tests that run in parallel are isolated
 * from each other, even on one database.
 *
 * @throws TypeError if an option is invalid.
 * @throws the error of `node:net` if the address cannot be used, such as `EADDRINUSE`, or that of the database.
 *
 * @example
 * ```ts
 * import { startSandbox } from "@chekt/partner-sandbox";
 *
 * const sandbox = await startSandbox({ seed: "demo" });
 * const { clientId, clientSecret } = sandbox.credentials.platformPartner;
 * const response = await sandbox.fetch(`${sandbox.url}/oauth/token`, {
 *   method: "POST",
 *   body: new URLSearchParams({ grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret }),
 * });
 * console.log(response.status); // 200
 * await sandbox.close();
 * ```
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { seed = "demo", port = 0, host = "127.0.0.1", db = ":memory:", tokenTtl = 3600, authServer } = options;
  const { keepWorkspace = false } = options;
  if (!seedNames.includes(seed)) throw new TypeError(`Unknown seed "${seed}". Use ${formatAlternatives(seedNames)}.`);
  if (!(Number.isInteger(tokenTtl) && tokenTtl > 0 && tokenTtl <= LONGEST_TTL)) {
    throw new TypeError(`Invalid tokenTtl ${tokenTtl}. Use a whole number of seconds from 1 to ${LONGEST_TTL}.`);
  }
  const authOptions = authServer === true ? {} : authServer || undefined;
  const key = authOptions && (await preparePartnerKey(authOptions));
  const context = await openContext(db, tokenTtl, { behavior: readBehavior(options) });
  const { store, machine } = context;
  const workspace = `ws-${randomBytes(6).toString("hex")}`;
  // The data in memory ends with the store.
  const leave = db === ":memory:" ? async (): Promise<void> => {} : () => removeWorkspace(context, workspace);
  let hasWorkspace = false;
  try {
    const credentials = await store.db
      .transaction()
      .execute((trx) => createWorkspace(trx, { workspace, seed, now: machine(), tokenTtl }));
    hasWorkspace = true;
    const api = createApp(context, isLoopback(host) ? { token: undefined } : undefined);
    const inProcess = new InProcessRequests(api.fetch, context.cut.signal);
    // The process belongs to the user, whose global Request and Response must not be replaced.
    const server = await listen(api.fetch, { port, host, fast: false, connections: context.connections });
    context.origins.push(...listOrigins(server.url));
    const { clientId } = credentials.platformPartner;
    const second =
      key &&
      (await startAuthServer(context, {
        port: authOptions.port ?? 0,
        host,
        fast: false,
        api: server,
        publicUrls: { api: undefined, authServer: undefined },
        clientId,
        publicKey: key.publicKey,
      }));
    let closing: Promise<void> | undefined;
    return {
      url: server.url,
      port: server.port,
      credentials,
      dealers: seedDealers,
      authServer: second && describeAuthServer(second, key),
      fetch: inProcess.fetch,
      clock: workspaceClock(store, machine, workspace),
      faults: workspaceFaults(store, workspace),
      snapshots: workspaceSnapshots(context, workspace),
      verifications: workspaceVerifications(context, workspace),
      requests: { list: () => context.log.entries(workspace), clear: () => context.log.clear(workspace) },
      workspace,
      reset: (to = seed) => resetWorkspace(store, workspace, to),
      revokeTokens: (token) => revokeTokens(store, workspace, token),
      grantScopes: (scopes) => grantScopes(store.db, workspace, scopes),
      close: () =>
        (closing ??= stop(
          closeTogether([server, ...(second ? [second.listening] : []), inProcess]),
          context,
          STOP_TIMES,
          keepWorkspace ? undefined : leave,
        )),
    };
  } catch (error) {
    if (hasWorkspace) await leave();
    await store.close();
    throw error;
  }
}

/** Deletes the workspace of a sandbox that ends. If the database fails, there is nothing else to do but say so. */
async function removeWorkspace({ store, onFault }: Context, workspace: string): Promise<void> {
  try {
    await within(REMOVAL_MS, deleteWorkspace(store, workspace));
  } catch (error) {
    const message = `The workspace ${workspace} is still in the database. Delete it with the control plane.`;
    onFault(new Error(message, { cause: error }));
  }
}

/** @throws TypeError if an option is invalid. */
function readBehavior({ rateLimit, ...options }: SandboxOptions): Behavior {
  const { errorFormat = defaultBehavior.errorFormat } = options;
  const { verificationWindow = defaultBehavior.verificationWindow } = options;
  if (!errorFormats.includes(errorFormat)) {
    throw new TypeError(`Unknown errorFormat "${errorFormat}". Use ${formatAlternatives(errorFormats)}.`);
  }
  if (!(verificationWindow > 0 && verificationWindow <= LONGEST_WINDOW)) {
    throw new TypeError(
      `Invalid verificationWindow ${verificationWindow}. Use a number of seconds above 0, up to ${LONGEST_WINDOW}.`,
    );
  }
  try {
    return {
      rateLimit: rateLimit === undefined ? undefined : parseRateLimit(rateLimit),
      errorFormat,
      verificationWindow,
    };
  } catch (error) {
    throw new TypeError(`rateLimit: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function describeAuthServer({ listening, ...rest }: StartedAuthServer, key: PartnerKey): SandboxAuthServer {
  const { url, port } = listening;
  return { url, port, ...rest, keyId: key.publicKey.kid, privateKey: key.privateKey };
}
