import { readFile } from "node:fs/promises";
import type { JWK } from "jose";
import manifest from "../package.json" with { type: "json" };
import { findKeyId, readPublicKey } from "./auth-server/public-key.ts";
import { startAuthServer } from "./auth-server/start.ts";
import { createApp } from "./http/app.ts";
import { isLoopback, listen } from "./http/listen.ts";
import { listOrigins } from "./http/origins.ts";
import { eventLine, jsonLine, textLine } from "./log/lines.ts";
import { newSecret } from "./oauth/secrets.ts";
import type { CliOptions } from "./options.ts";
import { type Context, openContext } from "./context.ts";
import { divideMemory } from "./memory-limits.ts";
import { releaseMemoryWhenIdle } from "./release-memory.ts";
import { readSetting } from "./setting.ts";
import { closeTogether, stop } from "./stop.ts";
import { authServerLines, controlLine, welcome } from "./welcome.ts";
import { type DefaultWorkspace, openDefaultWorkspace } from "./workspaces/default-workspace.ts";

/** A running sandbox of the command. */
export interface Serving {
  /** What to print for the user. Contains secrets, so it is empty if programs read the output. */
  readonly welcome: string;
  /** Stops the sandbox, within the configured drain and grace periods. */
  readonly close: () => Promise<void>;
}

/**
 * Serves the default workspace.
 *
 * @throws the error of `node:net` or the database; Error if the token of the control plane would never be printed.
 */
export async function serve(options: CliOptions): Promise<Serving> {
  const { port, host, db, seed, tokenTtl, control, log } = options;
  const isPrivate = isLoopback(host);
  const given = readSetting("CHEKT_SANDBOX_CONTROL_TOKEN");
  if (log === "json" && control && !isPrivate && given === undefined) {
    throw new Error("--log json prints no secrets. Set CHEKT_SANDBOX_CONTROL_TOKEN (or _FILE), or use --no-control.");
  }
  const logEvent = (event: string, details?: Readonly<Record<string, unknown>>): void => {
    if (log === "json") process.stdout.write(eventLine(event, Date.now(), details));
  };
  const publicKey = options.publicKey === undefined ? undefined : await readKeyFile(options.publicKey);
  const context = await openContext(db, tokenTtl, {
    behavior: options.behavior,
    allowedOrigins: options.allowOrigins,
    limits: divideMemory(options.maxMemory),
    onFault: log === "json" ? (fault) => logEvent("fault", serializeError(fault)) : undefined,
  });
  try {
    const workspace = await openDefaultWorkspace(context, seed, isPrivate);
    const token = given ?? (isPrivate ? undefined : newSecret());
    if (log !== "none") {
      const line = log === "json" ? jsonLine : textLine;
      context.log.listen((entry) => process.stdout.write(line(entry)));
    }
    const server = await listen(createApp(context, control ? { token } : undefined).fetch, {
      port,
      host,
      fast: true,
      connections: context.connections,
    });
    const { publicUrls } = options;
    context.origins.push(...(publicUrls.api === undefined ? [] : [publicUrls.api]), ...listOrigins(server.url));
    const authServer =
      options.authServer === undefined
        ? undefined
        : await startAuthServer(context, {
            port: options.authServer,
            host,
            fast: true,
            api: server,
            publicUrls,
            clientId: workspace.platformPartner.clientId,
            publicKey,
          });
    const stopReleasingMemory = releaseMemoryWhenIdle(context.log);
    const times = { drainMs: options.drain * 1000, graceMs: options.grace * 1000 };
    const close = async (): Promise<void> => {
      logEvent("stopping");
      stopReleasingMemory();
      await stop(closeTogether([server, ...(authServer ? [authServer.listening] : [])]), context, times);
      logEvent("stopped");
    };
    logEvent("listening", {
      message: `The CHeKT Partner API sandbox is at ${server.url} (Ctrl-C stops it).`,
      url: server.url,
      store: context.store.engine,
      version: manifest.version,
      ...(authServer && { auth_server: authServer.listening.url }),
    });
    const said =
      welcome(server.url, workspace) +
      (authServer ? authServerLines(authServer, workspace, await findRegisteredKeyId(context, workspace)) : "") +
      (control
        ? controlLine(server.url, given !== undefined ? "given" : token === undefined ? undefined : { random: token })
        : "");
    let closing: Promise<void> | undefined;
    return { welcome: log === "json" ? "" : said, close: () => (closing ??= close()) };
  } catch (error) {
    await context.store.close();
    throw error;
  }
}

/**
 * Reads the public key of `--public-key`.
 *
 * @throws Error that names the file.
 */
async function readKeyFile(file: string): Promise<JWK> {
  let text;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new Error(`Cannot read ${file}, the file of --public-key.`, { cause: error });
  }
  return readPublicKey(text);
}

/** Returns the ID of the registered key of the platform partner, if there is one. */
async function findRegisteredKeyId(
  { store }: Pick<Context, "store">,
  { platformPartner }: DefaultWorkspace,
): Promise<string | undefined> {
  const client = await store.db
    .selectFrom("clients")
    .select("public_key")
    .where("client_id", "=", platformPartner.clientId)
    .executeTakeFirst();
  return client?.public_key ? findKeyId(JSON.parse(client.public_key)) : undefined;
}

/** The fields of an error that are logged. */
function serializeError({ message, stack }: Error): Readonly<Record<string, unknown>> {
  return { message, stack };
}
