// The first half of `npm start` and `npm test`. It runs on the Node of the machine, before anything is installed, so it is
// plain JavaScript without dependencies. It installs the pinned dependencies and continues on the Node of the repository.
"use strict";

const { spawn, spawnSync } = require("child_process");
const { existsSync, readFileSync } = require("fs");
const { constants } = require("os");
const { delimiter, dirname, join } = require("path");

const oldestNode = 20;
const root = join(__dirname, "..", "..");
const windows = process.platform === "win32";

/** @param {string} line @returns {never} */
function fail(line) {
  process.stderr.write(line + "\n");
  process.exit(1);
}

/** Longer than the grace period in `src/collect.ts`. */
const graceMs = 5000;

/** The current child process. @type {?import("child_process").ChildProcess} */
let child = null;
/** The first signal to stop this process. @type {"SIGINT" | "SIGTERM" | undefined} */
let ending;

/** @param {NodeJS.Signals} signal */
function signalChild(signal) {
  if (!child || child.pid === undefined) return;
  if (child !== installer || windows) {
    child.kill(signal);
    return;
  }
  // The installer does not forward signals to its child processes, so it has its own process group.
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has already ended.
  }
}

/** @param {"SIGINT" | "SIGTERM"} signal */
function end(signal) {
  // A terminal sends Ctrl-C to the child as well, but receiving it twice is harmless.
  signalChild(signal);
  if (ending) return;
  ending = signal;
  setTimeout(() => signalChild("SIGKILL"), graceMs).unref();
}

/** What pnpm and npx print when a registry does not respond. */
const unreachable =
  /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ERR_PNPM_META_FETCH_FAIL|UND_ERR_[A-Z_]+)\b/;

/** @param {string} output */
function whyInstallFailed(output) {
  const code = unreachable.exec(output);
  if (code) {
    const registry = spawnSync("npm", ["config", "get", "registry"], { encoding: "utf8", shell: windows });
    const where = (registry.stdout || "").trim() || "that npm is set to";
    return (
      "The npm registry " +
      where +
      " cannot be reached (" +
      code[0] +
      "). Check the network, or `npm config get registry`."
    );
  }
  if (/ERR_PNPM_OUTDATED_LOCKFILE/.test(output)) {
    return "pnpm-lock.yaml does not match the package.json files. Run `npx pnpm install` and commit the lockfile.";
  }
  return output.trim() + "\nInstalling the dependencies failed. See above.";
}

/** The child process, if it is pnpm or npx. @type {?import("child_process").ChildProcess} */
let installer = null;

/** @param {string} pnpm the pinned pnpm, as `pnpm@1.2.3` @param {() => void} done */
function install(pnpm, done) {
  const args = ["install", "--frozen-lockfile", "--config.confirmModulesPurge=false"];
  const installed = join(root, "node_modules", "pnpm");
  const isPinned =
    existsSync(join(installed, "package.json")) &&
    "pnpm@" + JSON.parse(readFileSync(join(installed, "package.json"), "utf8")).version === pnpm;
  // npx takes a second, so use the pnpm of an earlier run if there is one.
  const command = isPinned ? process.execPath : "npx";
  const prefix = isPinned ? [join(installed, "bin", "pnpm.cjs")] : ["--yes", pnpm];
  installer = spawn(command, prefix.concat(args), {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    detached: !windows,
    env: Object.assign(
      // Without a network, fail within seconds, not minutes.
      { npm_config_fetch_retry_mintimeout: "500", npm_config_fetch_retry_maxtimeout: "3000" },
      process.env,
      // Errors must be visible, even with `npm test --silent`.
      { npm_config_loglevel: "warn" },
    ),
    shell: windows && !isPinned,
  });
  child = installer;
  let output = "";
  for (const stream of [installer.stdout, installer.stderr]) {
    if (stream) stream.setEncoding("utf8").on("data", (text) => (output += text));
  }
  installer.on("error", (error) => fail("Cannot start npx, which is part of npm: " + error.message + "."));
  installer.on("close", (code) => {
    if (ending) process.exit(exitCodeOf(ending));
    if (code !== 0) fail(whyInstallFailed(output));
    done();
  });
}

/** The exit code that shells use for a signal. @param {NodeJS.Signals} signal */
function exitCodeOf(signal) {
  return 128 + constants.signals[signal];
}

function pinnedNode() {
  const folder = join(root, "node_modules", "node", "bin");
  const node = join(folder, windows ? "node.exe" : "node");
  const found = existsSync(node) && spawnSync(node, ["--version"], { encoding: "utf8" });
  if (!found || found.status !== 0) {
    fail(
      "The package `node` has no binary for this machine. Check whether `npm config get ignore-scripts` prints true.",
    );
  }
  return node;
}

/** @param {string} node */
function continueOn(node) {
  const path = [dirname(node), join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  child = spawn(node, [join(__dirname, "src", "main.ts")].concat(process.argv.slice(2)), {
    cwd: root,
    stdio: "inherit",
    env: Object.assign({}, process.env, {
      PATH: path,
      TURBO_TELEMETRY_DISABLED: "1",
      CHEKT_INSTALL_MS: String(Date.now() - begun),
    }),
  });
  child.on("exit", (code, signal) => process.exit(code === null ? exitCodeOf(ending || signal || "SIGKILL") : code));
}

const begun = Date.now();
const version = process.versions.node;
if (Number(version.split(".")[0]) < oldestNode) {
  fail("Node " + oldestNode + " or newer is required; this is Node " + version + " (" + process.execPath + ").");
}
process.on("SIGINT", end);
process.on("SIGTERM", end);
if (process.argv.includes("--help") && process.features.typescript) {
  // If this Node runs TypeScript, --help needs no installed dependencies.
  continueOn(process.execPath);
} else {
  install(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).packageManager, () => continueOn(pinnedNode()));
}
