import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";

/** A shell that stays open, like a reader's. */
export interface Shell {
  /**
   * Types lines, waits until they have run, and returns their output.
   *
   * @throws Error if a line fails.
   */
  readonly type: (lines: string) => Promise<string>;
  readonly close: () => void;
}

/** Starts bash in a folder, by default with the environment of this process. */
export function openShell(cwd: string, env: NodeJS.ProcessEnv = process.env): Shell {
  const bash = spawn("bash", ["--noprofile", "--norc"], { cwd, env, stdio: "pipe" });
  let [output, errors] = ["", ""];
  let settle: (() => void) | undefined;
  bash.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    settle?.();
  });
  bash.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return {
    async type(lines) {
      const mark = randomUUID();
      const end = new RegExp(`([\\s\\S]*)\n${mark} (\\d+)\n`);
      [output, errors] = ["", ""];
      const done = new Promise<RegExpExecArray>((resolve, reject) => {
        settle = () => {
          const found = end.exec(output);
          if (found) resolve(found);
        };
        bash.once("exit", () => reject(new Error(`The shell exited: ${errors}`)));
      });
      bash.stdin.write(`${lines}\nprintf '\\n${mark} %s\\n' $?\n`);
      const [, printed = "", code] = await done;
      if (code !== "0") throw new Error(`The command exited with code ${code}:\n${lines}\n${printed}\n${errors}`);
      return printed;
    },
    close: () => bash.stdin.end(),
  };
}
