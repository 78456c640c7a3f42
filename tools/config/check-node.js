// The start of every command. It has no imports that old versions of Node lack, so that they get as far as the message.
import { readFileSync } from "fs";

/** Ends the process with a message if this Node is older than the package of the command requires. */
export function checkNode() {
  const manifest = JSON.parse(String(readFileSync(new URL("../package.json", import.meta.url))));
  const required = manifest.engines.node.replace(">=", "");
  if (toNumber(process.versions.node) >= toNumber(required)) return;
  const [command] = Object.keys(manifest.bin);
  process.stderr.write(
    `${command} needs Node.js ${required} or later. This is Node.js ${process.versions.node} (${process.execPath}). ` +
      "https://nodejs.org/en/download has newer versions.\n",
  );
  process.exit(1);
}

/** @param {string} version */
function toNumber(version) {
  const [major, minor] = version.split(".");
  return Number(major) * 1000 + Number(minor);
}
