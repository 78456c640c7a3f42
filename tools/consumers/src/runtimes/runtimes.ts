import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { installedFolder } from "./app.ts";
import { type Ended, run } from "./run.ts";

/** Something that runs JavaScript. */
export interface Runtime {
  readonly name: string;
  /** How it calls itself. */
  readonly userAgent: string | RegExp;
  /** Whether it says of a connection that was refused that it was; one that does not may have lost it later. */
  readonly tellsRefused: boolean;
  /** Runs the smoke test in the folder of an app, with the URL of a server, and one on which no server listens. */
  smoke(folder: string, baseUrl: string, closedUrl: string): Promise<Ended>;
}

/** The oldest line of Node that the packages are made for. */
export const node22: string = join(installedFolder("node-22"), "bin", "node");

/** Runs a script on Deno, allowed to use the network of this machine and what `args` say. It leaves no cache behind. */
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
    tellsRefused: true,
    smoke: (folder, ...urls) => run(node22, ["main.js", ...urls], folder),
  },
  {
    name: "Node 24",
    userAgent: "Node.js/24",
    tellsRefused: true,
    smoke: (folder, ...urls) => run(process.execPath, ["main.js", ...urls], folder),
  },
  {
    name: "Bun",
    userAgent: /^Bun\/1\./,
    tellsRefused: true,
    smoke: (folder, ...urls) => {
      // It is called that on every system.
      const bun = join(installedFolder("bun"), "bin", "bun.exe");
      // It neither fetches what is missing, nor leaves a cache behind.
      const variables = { BUN_RUNTIME_TRANSPILER_CACHE_PATH: "0" };
      return run(bun, ["--no-install", "main.js", ...urls], folder, variables);
    },
  },
  {
    name: "Deno",
    userAgent: /^Deno\/2\./,
    tellsRefused: true,
    // The network is all that it is allowed: neither files nor the environment.
    smoke: (folder, ...urls) => deno(folder, ["main.js", ...urls]),
  },
  { name: "workerd", userAgent: "Cloudflare-Workers", tellsRefused: false, smoke: smokeOnWorkerd },
];

/** workerd looks for no packages: what is deployed to it is one file, made by a bundler. */
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
