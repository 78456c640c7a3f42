import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { installedFolder } from "./app.ts";
import { type Ended, run } from "./run.ts";

/** A JavaScript runtime that runs files. */
export interface Runtime {
  readonly name: string;
  /** The start of its `navigator.userAgent`. */
  readonly userAgent: string | RegExp;
  /** Runs a script in an app's folder. */
  run(folder: string, script: string, ...args: readonly string[]): Promise<Ended>;
}

/** The oldest version of Node that the packages support. */
export const node22: string = join(installedFolder("node-22"), "bin", "node");

/** Runs a script on Deno with access to the local network and the permissions in `args`. It leaves no cache behind. */
export function deno(folder: string, args: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const own = ["run", "--no-prompt", "--node-modules-dir=manual", "--allow-net=127.0.0.1"];
  const DENO_DIR = join(folder, ".deno");
  return run(process.execPath, [join(installedFolder("deno"), "bin.cjs"), ...own, ...args], folder, {
    DENO_DIR,
    ...variables,
  });
}

export const runtimes: readonly Runtime[] = [
  {
    name: "Node 22",
    userAgent: "Node.js/22",
    run: (folder, ...args) => run(node22, args, folder),
  },
  {
    name: "Node 24",
    userAgent: "Node.js/24",
    run: (folder, ...args) => run(process.execPath, args, folder),
  },
  {
    name: "Bun",
    userAgent: /^Bun\/1\./,
    run: (folder, ...args) => {
      // The program has this name on every platform.
      const bun = join(installedFolder("bun"), "bin", "bun.exe");
      // Bun must neither download missing packages nor leave a cache behind.
      const variables = { BUN_RUNTIME_TRANSPILER_CACHE_PATH: "0" };
      return run(bun, ["--no-install", ...args], folder, variables);
    },
  },
  {
    name: "Deno",
    userAgent: /^Deno\/2\./,
    // The network is its only permission: it can access neither files nor environment variables.
    run: (folder, ...args) => deno(folder, args),
  },
];

/** A runtime, and how it runs the smoke test of the client. */
export interface SmokeRuntime {
  readonly name: string;
  readonly userAgent: string | RegExp;
  /** Whether it reports that a connection was refused. If it does not, the connection may also have been lost later. */
  readonly reportsRefusedConnections: boolean;
  /** Runs the smoke test in an app's folder. It receives the URL of a server, and a URL on which no server listens. */
  smoke(folder: string, baseUrl: string, closedUrl: string): Promise<Ended>;
}

export const smokeRuntimes: readonly SmokeRuntime[] = [
  ...runtimes.map((runtime) => ({
    name: runtime.name,
    userAgent: runtime.userAgent,
    reportsRefusedConnections: true,
    smoke: (folder: string, ...urls: readonly string[]) => runtime.run(folder, "main.js", ...urls),
  })),
  { name: "workerd", userAgent: "Cloudflare-Workers", reportsRefusedConnections: false, smoke: smokeOnWorkerd },
];

/** workerd does not resolve packages: an app is deployed as one bundled file. */
async function smokeOnWorkerd(folder: string, baseUrl: string, closedUrl: string): Promise<Ended> {
  const build = await rolldown({
    cwd: folder,
    input: "worker.js",
    platform: "browser",
    resolve: { conditionNames: ["workerd", "worker", "import"] },
  });
  await build.write({ file: join(folder, "worker.bundle.js"), format: "esm", codeSplitting: false });
  await build.close();
  await writeFile(
    join(folder, "workerd.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "smoke", worker = .worker),
    (name = "internet", network = (allow = ["127.0.0.1/32"])),
  ],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.bundle.js")],
  compatibilityDate = "2026-01-01",
  bindings = [
    (name = "BASE_URL", text = ${JSON.stringify(baseUrl)}),
    (name = "CLOSED_URL", text = ${JSON.stringify(closedUrl)}),
  ],
);
`,
  );
  const { default: workerd } = createRequire(import.meta.url)("workerd") as { default: string };
  return run(workerd, ["test", "workerd.capnp"], folder);
}
