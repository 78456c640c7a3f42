import { spawnSync } from "node:child_process";

/**
 * Kills a process and its descendants, in whichever process group they are: turbo starts each task in a separate group.
 * Without `ps` (slim containers), kills only the process itself.
 */
export function killTree(pid: number): void {
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"]);
    return;
  }
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  for (const each of listTree(pid, stdout ?? "")) {
    try {
      process.kill(each, "SIGKILL");
    } catch {
      // It has already ended.
    }
  }
}

/** A process and its descendants, parents first. `table` has one line per process: its ID and that of its parent. */
export function listTree(pid: number, table: string): number[] {
  const processes = [...table.matchAll(/^ *(\d+) +(\d+) *$/gm)].map(([, own, parent]) => ({
    pid: Number(own),
    parent: Number(parent),
  }));
  const tree = [pid];
  // The list grows during the loop.
  for (const each of tree) {
    tree.push(...processes.filter(({ parent }) => parent === each).map((child) => child.pid));
  }
  return tree;
}
