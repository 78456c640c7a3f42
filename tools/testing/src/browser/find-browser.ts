import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * The commands of supported browsers on Linux. The first is Chromium without a user interface, which opens a page in a third
 * of the time.
 */
const commands = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Their paths on macOS and Windows, relative to the folders of installed programs. */
const programs = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((folder) =>
    ["Google\\Chrome\\Application\\chrome.exe", "Chromium\\Application\\chrome.exe"].map((file) =>
      join(process.env[folder] ?? "", file),
    ),
  ),
];

/** The message if there is no browser. */
export const NO_BROWSER =
  "No browser was found. Install Chromium or Google Chrome (on Debian: apt-get install chromium-headless-shell), or set CHROMIUM_PATH to its path.";

/**
 * The browser of this machine: that of `CHROMIUM_PATH`, or the first one found. Undefined if there is none.
 */
export function findBrowser(): string | undefined {
  const chosen = process.env["CHROMIUM_PATH"];
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return chosen ? [chosen].find(canRun) : [...onPath, ...programs].find(canRun);
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
