import manifest from "../package.json" with { type: "json" };
import { createApp } from "./http/app.ts";
import { isLoopback, listen } from "./http/listen.ts";
import { eventLine, jsonLine, textLine } from "./log/lines.ts";
import { newSecret } from "./oauth/secrets.ts";
import type { CliOptions } from "./options.ts";
import { openContext } from "./context.ts";
import { giveBackWhenQuiet } from "./quiet.ts";
import { readSetting } from "./setting.ts";
import { stop } from "./stop.ts";
import { controlLine, welcome } from "./welcome.ts";
import { openDefaultWorkspace } from "./workspaces/default-workspace.ts";

/** What the command serves. */
export interface Serving {
  /** What to say to whoever started it: nothing where programs read what is printed, since it tells secrets. */
  readonly welcome: string;
  /** Stops it, within the times that the options say. */
  readonly close: () => Promise<void>;
}

/**
 * Serves the default workspace.
 *
 * @throws what `node:net` or the database reports; Error when nobody would ever hear the control plane's token.
 */
export async function serve(options: CliOptions): Promise<Serving> {
  const { port, host, db, seed, tokenTtl, control, log } = options;
  const isPrivate = isLoopback(host);
  const given = readSetting("CHEKT_SANDBOX_CONTROL_TOKEN");
  if (log === "json" && control && !isPrivate && given === undefined) {
    throw new Error(
      "--log json tells no secrets: set CHEKT_SANDBOX_CONTROL_TOKEN (or _FILE), or do without by --no-control.",
    );
  }
  const tell = (event: string, details?: Readonly<Record<string, unknown>>): void => {
    if (log === "json") process.stdout.write(eventLine(event, Date.now(), details));
  };
  const context = await openContext(db, tokenTtl, log === "json" ? (fault) => tell("fault", told(fault)) : undefined);
  try {
    const workspace = await openDefaultWorkspace(context, seed, isPrivate);
    const token = isPrivate ? undefined : (given ?? newSecret());
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
    const endOfSaving = giveBackWhenQuiet(context.log);
    const times = { drainMs: options.drain * 1000, graceMs: options.grace * 1000 };
    const close = async (): Promise<void> => {
      tell("stopping");
      endOfSaving();
      await stop(server, context, times);
      tell("stopped");
    };
    tell("listening", {
      message: `The CHeKT Partner API sandbox is at ${server.url} (Ctrl-C stops it).`,
      url: server.url,
      store: context.store.engine,
      version: manifest.version,
    });
    const said = welcome(server.url, workspace) + (control ? controlLine(server.url, token) : "");
    let closing: Promise<void> | undefined;
    return { welcome: log === "json" ? "" : said, close: () => (closing ??= close()) };
  } catch (error) {
    await context.store.close();
    throw error;
  }
}

/** What a log says of a fault of the sandbox's own. */
function told({ message, stack }: Error): Readonly<Record<string, unknown>> {
  return { message, stack };
}
