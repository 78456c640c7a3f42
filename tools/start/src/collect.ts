import { spawn } from "node:child_process";
import { root } from "./workspace.ts";

/** How a command ended, and all that it printed. */
export interface Collected {
  code: number | null;
  output: string;
}

/** Runs a command in the repository's folder and keeps what it prints. */
export function collect(command: string, args: string[]): Promise<Collected> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}
