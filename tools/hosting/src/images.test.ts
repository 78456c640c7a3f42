import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "@chekt/testing/free-port";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { execForm, readStages, findValues } from "./dockerfile.ts";
import { packInto } from "./pack.ts";

/** These tests need no Docker: they run the commands of the images in folders with the same content. */

const stages = readStages(await readFile(new URL("../Dockerfile", import.meta.url), "utf8"));
const PATH = `${dirname(process.execPath)}${delimiter}${process.env["PATH"]}`;

/** A user without write access. Root has write access everywhere, so root switches to an unprivileged user. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

let top: string;
const running: ChildProcess[] = [];
beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), "chekt-hosting-"));
  await packInto(join(top, "packed"));
}, 120_000);
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});
afterAll(async () => {
  await promisify(execFile)("chmod", ["-R", "u+w", top]);
  await rm(top, { recursive: true, force: true });
});

describe.each([
  { image: "sandbox", readyMessage: '"event":"listening"', path: "/partner/v1/dealers/42", status: 401 },
  { image: "mock", readyMessage: "(Ctrl-C stops it)", path: "/partner/v1/dealers/42", status: 401 },
])("$image image", ({ image, readyMessage, path, status }) => {
  let root: string;
  const port = freePort();
  /** Maps an argument of the image to the folder that replaces the image's root, and to a free port. */
  const here = async (part: string): Promise<string> =>
    part.replace(/^\/srv/, `${root}/srv`).replace(/401[01]/, String(await port));
  const readArguments = async (instruction: string): Promise<string[]> =>
    Promise.all(execForm(findValues(stages, image, instruction).at(-1)).map((part) => here(part)));
  const environment = { PATH, CHEKT_SANDBOX_CONTROL_TOKEN: "the-control-token" };

  /** Runs a command of an image on a read-only folder, without this machine's environment variables. */
  const run = (args: readonly string[]): ChildProcess => {
    const [, ...rest] = args;
    const child = spawn(process.execPath, rest, {
      cwd: join(root, "srv"),
      env: environment,
      ...unprivileged,
      stdio: "pipe",
    });
    running.push(child);
    return child;
  };

  const check = async (): Promise<number | null> => {
    const [code] = (await once(run(await readArguments("HEALTHCHECK")), "close")) as [number | null];
    return code;
  };

  beforeAll(async () => {
    root = join(top, image);
    const built = join(top, `${image}-packages`);
    await mkdir(built, { recursive: true });
    for (const copy of findValues(stages, `${image}-packages`, "COPY")) {
      // COPY copies what is in a folder.
      const script = `cp -R ${copy.replace(/^packed\/(\w+)\//, "../packed/$1/.")}`;
      await promisify(execFile)("sh", ["-c", script], { cwd: built });
    }
    for (const script of findValues(stages, `${image}-packages`, "RUN")) {
      const env = { ...process.env, PATH, NODE_PATH: "", npm_config_prefer_offline: "true", NODE_ENV: "production" };
      await promisify(execFile)("sh", ["-c", script], { cwd: built, env });
    }
    await mkdir(join(root, "srv"), { recursive: true });
    await symlink(join(built, "node_modules"), join(root, "srv", "node_modules"));
    await copyFile(new URL("../healthcheck.ts", import.meta.url), join(root, "srv", "healthcheck.ts"));
    await promisify(execFile)("chmod", ["-R", "a-w,a+rX", built, root]);
    await chmod(top, 0o555);
  }, 300_000);
  afterAll(() => chmod(top, 0o755));

  it(`prevents the user of the ${image} image from modifying it`, async () => {
    const script = `require("node:fs").writeFileSync("x", "")`;
    const writing = run(["node", "--eval", script]);
    let errorOutput = "";
    writing.stderr?.on("data", (chunk: Buffer) => (errorOutput += chunk.toString()));
    await once(writing, "close");
    expect(errorOutput).toMatch(/EACCES/);
  });

  it(`serves requests from the ${image} image, passes its health check and exits with 0 on SIGTERM`, async () => {
    expect(await check()).toBe(1);
    const server = run([...(await readArguments("ENTRYPOINT")), ...(await readArguments("CMD"))]);
    let printed = "";
    await new Promise<void>((resolve, reject) => {
      server.once("exit", (code) =>
        reject(new Error(`The server exited with code ${code} before it was ready: ${printed}`)),
      );
      server.stderr?.on("data", (chunk: Buffer) => (printed += chunk.toString()));
      server.stdout?.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
        if (printed.includes(readyMessage)) resolve();
      });
    });
    expect(await check()).toBe(0);
    expect((await fetch(`http://127.0.0.1:${await port}${path}`)).status).toBe(status);
    server.kill("SIGTERM");
    const [code] = (await once(server, "close")) as [number | null];
    expect({ code, printed: printed.includes("the-control-token") }).toEqual({ code: 0, printed: false });
    expect(await check()).toBe(1);
  });
});
