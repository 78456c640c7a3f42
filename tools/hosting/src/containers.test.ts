import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { execForm } from "./dockerfile.ts";
import { packInto } from "./pack.ts";

const run = promisify(execFile);
const context = fileURLToPath(new URL("..", import.meta.url));

/**
 * Builds and starts the images for real, with buildah, which needs no daemon. There is no registry, so the base image is a
 * minimal Debian with the Node of this repository.
 */
const needed = ["/usr/bin/buildah", "/usr/sbin/debootstrap", "/usr/sbin/chroot"];
const missing = needed.filter((path) => !existsSync(path));
const reason =
  process.getuid?.() !== 0 ? "they need root" : missing.length > 0 ? `${missing.join(", ")} is missing` : "";
if (reason) process.stdout.write(`Skipped the tests that build the images: ${reason}.\n`);

/** The largest size of an image without its base, in bytes. */
const MAX_SIZE = { sandbox: 20_000_000, mock: 60_000_000 };

describe.skipIf(reason !== "")("the images, built by buildah", () => {
  let top: string;
  /** Why the base image is missing; empty if it exists. */
  let noBase = "";
  const buildah = async (...args: string[]): Promise<string> => {
    const storage = ["--storage-driver", "vfs", "--root", join(top, "storage"), "--runroot", join(top, "run")];
    const { stdout } = await run("buildah", [...storage, ...args], { cwd: top, maxBuffer: 2 ** 24 });
    return stdout.trim();
  };

  beforeAll(async () => {
    top = await mkdtemp(join(tmpdir(), "chekt-containers-"));
    const base = join(top, "base");
    try {
      const args = ["--variant=minbase", "bookworm", base, "http://deb.debian.org/debian"];
      await run("debootstrap", args, { maxBuffer: 2 ** 24 });
    } catch (error) {
      // Without Debian's packages, there is nothing to build on.
      noBase = `debootstrap failed: ${String(error).slice(0, 200)}`;
      process.stdout.write(`Skipped the tests that build the images: ${noBase}\n`);
      return;
    }
    await addNode(base);
    // Each step of a build copies the whole base, so what nothing here reads is removed.
    const unused = ["usr/share/doc", "usr/share/locale", "usr/share/man", "usr/share/info", "var/cache", "var/lib/apt"];
    for (const path of unused) await rm(join(base, path), { recursive: true, force: true });
    const container = await buildah("from", "scratch");
    await buildah("copy", "--quiet", container, base, "/");
    await buildah("config", "--env", "PATH=/usr/local/bin:/usr/bin:/bin", container);
    const [from = ""] = /(?<=^FROM )\S+(?= AS base)/m.exec(await readFile(join(context, "Dockerfile"), "utf8")) ?? [];
    await buildah("commit", "--quiet", container, `docker.io/library/${from}`);
    await cp(context, join(top, "context"), {
      recursive: true,
      filter: (path) => !/node_modules|packed|\.reports/.test(path.slice(context.length)),
    });
    await packInto(join(top, "context", "packed"));
    for (const target of Object.keys(MAX_SIZE)) {
      const options = ["--isolation", "chroot", "--network", "host", "--pull=never", "--format", "docker"];
      await buildah("build", "--quiet", ...options, "--target", target, "--tag", target, join(top, "context"));
    }
  }, 600_000);
  beforeEach(({ skip }) => skip(noBase !== "", noBase));
  afterAll(async () => {
    await buildah("rm", "--all");
    await rm(top, { recursive: true, force: true });
  }, 60_000);

  it.each([
    { image: "sandbox" as const, path: "/readyz", status: 200 },
    { image: "mock" as const, path: "/partner/v1/dealers/42", status: 401 },
  ])(
    "starts the $image image read-only and unprivileged, passes its check, and exits with 0 on SIGTERM",
    async ({ image, path, status }) => {
      const { Docker } = JSON.parse(await buildah("inspect", "--type", "image", image)) as {
        Docker: {
          config: { User: string; Entrypoint: string[]; Cmd: string[]; Env: string[]; Healthcheck: { Test: string[] } };
        };
      };
      const { User, Entrypoint, Cmd, Env, Healthcheck } = Docker.config;
      expect(User).toBe("node");
      const container = await buildah("from", "--pull=never", image);
      const root = await buildah("mount", container);
      // Read-only, except for /tmp.
      await run("mount", ["--bind", root, root]);
      await run("mount", ["-o", "remount,ro,bind", root]);
      const running: ChildProcess[] = [];
      try {
        const start = (command: readonly string[]): ChildProcess => {
          const environment = Object.fromEntries(Env.map((pair) => pair.split(/=(.*)/s).slice(0, 2)));
          const child = spawn("/usr/sbin/chroot", [`--userspec=${User}:${User}`, root, ...command], {
            env: { ...environment, CHEKT_SANDBOX_CONTROL_TOKEN: "the-control-token" },
            stdio: ["ignore", "pipe", "pipe"],
          });
          running.push(child);
          return child;
        };
        const check = async (): Promise<number | null> => {
          const [, ...command] = Healthcheck.Test;
          const child = start(command);
          await once(child, "close");
          return child.exitCode;
        };
        expect(await check()).toBe(1);
        const server = start([...Entrypoint, ...Cmd]);
        let printed = "";
        await new Promise<void>((resolve, reject) => {
          const note = (chunk: Buffer): void => {
            printed += chunk.toString();
            if (/"event":"listening"|Ctrl-C stops it/.test(printed)) resolve();
          };
          server.stdout?.on("data", note);
          server.stderr?.on("data", note);
          server.once("exit", (code) => reject(new Error(`It exited with code ${code}: ${printed}`)));
        });
        expect(await check()).toBe(0);
        const port = Cmd[Cmd.indexOf("--port") + 1];
        expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(status);
        server.kill("SIGTERM");
        await once(server, "close");
        expect(server.exitCode).toBe(0);
        const writing = start(["node", "--eval", 'require("node:fs").writeFileSync("/srv/x", "")']);
        await once(writing, "close");
        expect(writing.exitCode).not.toBe(0);
      } finally {
        for (const child of running) if (child.exitCode === null) child.kill("SIGKILL");
        await run("umount", [root]);
      }
      const { stdout } = await run("du", ["--summarize", "--bytes", join(root, "srv")]);
      const size = Number(stdout.split("\t")[0]);
      process.stdout.write(`The ${image} image adds ${size.toLocaleString("en")} bytes to its base.\n`);
      expect(size).toBeLessThan(MAX_SIZE[image]);
    },
    120_000,
  );

  it("parses the commands of the Dockerfile as buildah does", async () => {
    const text = await readFile(join(context, "Dockerfile"), "utf8");
    const { Docker } = JSON.parse(await buildah("inspect", "--type", "image", "sandbox")) as {
      Docker: { config: { Entrypoint: string[] } };
    };
    const entryPoint = /ENTRYPOINT (.*sandbox.*)/.exec(text)?.[1];
    expect(execForm(entryPoint)).toEqual(Docker.config.Entrypoint);
  });
});

/** Adds what the image of Node has: Node, npm and the user `node`. */
async function addNode(base: string): Promise<void> {
  const bin = join(base, "usr", "local", "bin");
  await cp(process.execPath, join(bin, "node"), { dereference: true });
  const npm = dirname(dirname(await realpath((await run("which", ["npm"])).stdout.trim())));
  const modules = join(base, "usr", "local", "lib", "node_modules");
  await mkdir(modules, { recursive: true });
  await cp(npm, join(modules, "npm"), { recursive: true, dereference: true });
  await symlink("../lib/node_modules/npm/bin/npm-cli.js", join(bin, "npm"));
  await run("chroot", [base, "useradd", "--uid", "1000", "--create-home", "node"]);
  // The build trusts what this machine trusts.
  const authorities = "etc/ssl/certs/ca-certificates.crt";
  if (!existsSync(join("/", authorities))) return;
  await mkdir(dirname(join(base, authorities)), { recursive: true });
  await cp(join("/", authorities), join(base, authorities), { dereference: true });
  await mkdir(join(base, "usr", "local", "etc"), { recursive: true });
  await writeFile(join(base, "usr", "local", "etc", "npmrc"), `cafile=/${authorities}\n`);
}
