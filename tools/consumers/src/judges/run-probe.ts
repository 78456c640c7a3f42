import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Sandbox, startSandbox } from "@chekt/partner-sandbox";
import { rolldown } from "rolldown";
import type { Outcome, Probe } from "../../judges/probe.ts";
import type { GeneratorName } from "./generators/index.ts";

/** What a probe exports. */
interface ProbeModule {
  readonly probe: Probe;
  /** Whether the generated validators accept each of some invalid token requests. */
  readonly invalid?: readonly boolean[];
  /** The token request of a collection, as it is imported. */
  readonly tokenForm?: Readonly<Record<string, string>>;
}

/** A request as the sandbox received it. */
interface Received {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
}

/** Loads the probe of a generator. Generated code has enums and imports without extensions, so it is bundled first. */
export async function loadProbe(folder: string, name: GeneratorName): Promise<ProbeModule> {
  const build = await rolldown({
    cwd: folder,
    input: join(folder, name, "probe.ts"),
    platform: "node",
    external: /^[^./]/,
    logLevel: "warn",
  });
  const file = join(folder, name, "probe.mjs");
  await build.write({ file, format: "esm", codeSplitting: false });
  await build.close();
  return (await import(pathToFileURL(file).href)) as ProbeModule;
}

/** Runs a probe against a sandbox over HTTP. Returns its outcome, and the requests that the sandbox received. */
export async function runProbe(probe: Probe): Promise<{ outcome: Outcome; received: Received[] }> {
  const sandbox = await startSandbox({ seed: "empty" });
  try {
    const { clientId, clientSecret } = sandbox.credentials.platformPartner;
    const [dealerId = 0] = sandbox.dealers.connected;
    const outcome = await probe({ baseUrl: sandbox.url, clientId, clientSecret, dealerId });
    return { outcome, received: await readLog(sandbox) };
  } finally {
    await sandbox.close();
  }
}

async function readLog({ url, fetch }: Sandbox): Promise<Received[]> {
  const workspaces = `${url}/_sandbox/workspaces`;
  const [workspace] = (await (await fetch(workspaces)).json()) as string[];
  return (await (await fetch(`${workspaces}/${workspace}/requests`)).json()) as Received[];
}
