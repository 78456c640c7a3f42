import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { comparableOutput, openShell, readBlocks, readSteps } from "@chekt/testing/guides";
import { afterAll, beforeAll, expect, it } from "vitest";
import { node22 } from "../runtimes/runtimes.ts";
import { type AllPacked, environment, packAll } from "../tarballs/pack-all.ts";

const page = await readFile(
  fileURLToPath(new URL("../../../../packages/docs/src/content/docs/guides/quickstart.mdx", import.meta.url)),
  "utf8",
);

/** The shell of a reader who has only the oldest supported version of Node. */
const env = { ...environment, PATH: `${dirname(node22)}${delimiter}${environment["PATH"]}`, NODE_OPTIONS: "" };

/** An empty folder for the app, and one for what npx would download. */
let folders: { readonly app: string; readonly npx: string };
let packed: AllPacked;
beforeAll(async () => {
  folders = {
    app: await mkdtemp(join(tmpdir(), "chekt-quickstart-")),
    npx: await mkdtemp(join(tmpdir(), "chekt-npx-")),
  };
  packed = await packAll();
}, 180_000);
afterAll(() =>
  Promise.all([
    packed[Symbol.asyncDispose](),
    ...Object.values(folders).map((folder) => rm(folder, { recursive: true, force: true })),
  ]),
);

/** The tarballs of a package and of those that it needs. */
function tarballs(...names: readonly string[]): string {
  const paths = packed.packed.filter(({ name }) => names.includes(name.replace("@chekt/partner-", "")));
  return paths.map(({ tarball }) => `"${tarball}"`).join(" ");
}

/** Runs the command that starts the sandbox, and resolves with its URL. */
async function startSandbox(command: string): Promise<{ url: string; stop: () => Promise<void> }> {
  // In its own process group, because npx does not forward signals.
  const child = spawn("bash", ["-c", command], {
    cwd: folders.npx,
    env,
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = "";
    child.once("exit", () => reject(new Error(`The sandbox ended: ${printed}`)));
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    url,
    async stop() {
      const ended = once(child, "close");
      if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
      await ended;
    },
  };
}

it(
  "runs the Quickstart as written, from an empty folder, on the oldest supported Node",
  { timeout: 240_000 },
  async () => {
    const shell = openShell(folders.app, env);
    const [first, ...steps] = readSteps(readBlocks(page));
    if (first?.code !== "npx @chekt/partner-sandbox\n")
      throw new Error("The Quickstart no longer starts the sandbox first.");
    // The packages come from this repository instead of the registry, and the port is a free one.
    await shell.type(
      `npm install --prefix "${folders.npx}" --no-audit --no-fund --prefer-offline ${tarballs("sandbox")}`,
    );
    const sandbox = await startSandbox(`${first.code.trim()} --port 0`);
    try {
      let programs = 0;
      for (const { kind, code, shown } of steps) {
        const local = code
          .replaceAll("http://127.0.0.1:4010", sandbox.url)
          .replace(
            /^npm install (.*)$/m,
            `npm install --no-audit --no-fund --prefer-offline ${tarballs("auth", "query", "client")}`,
          );
        let printed: string;
        if (kind === "program") {
          const [, file = "", command = ""] = /Save this as `([\w.-]+)`, and run it with `([^`]+)`/.exec(page) ?? [];
          await writeFile(join(folders.app, file), local);
          printed = await shell.type(command);
          programs += 1;
        } else {
          printed = await shell.type(local);
        }
        if (!shown) continue;
        expect(comparableOutput(shown.language, printed), code).toEqual(comparableOutput(shown.language, shown.text));
      }
      expect(programs).toBe(1);
    } finally {
      shell.close();
      await sandbox.stop();
    }
  },
);
