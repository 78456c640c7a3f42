import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { folder } from "../folder.ts";

const require = createRequire(import.meta.url);
const consumer = join(folder, "all-operations");

/** A TypeScript compiler, by the name of its package in this workspace. */
export type Compiler = "typescript" | "typescript-5";

/** The result of compiling the consumer, and the work that it took. */
export interface Compiled {
  /** The error messages. Empty if there are none. */
  readonly errors: string;
  /**
   * The number of types and signatures that the compiler instantiated: a measure of work that does not depend on the
   * machine.
   */
  readonly instantiations: number;
}

export function readVersion(compiler: Compiler): string {
  const { version } = require(`${compiler}/package.json`) as { version: string };
  return version;
}

/** Type-checks the file that calls every operation. */
export function compileConsumer(compiler: Compiler): Promise<Compiled> {
  const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), "bin", "tsc");
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [tsc, "-p", consumer, "--extendedDiagnostics", "--pretty", "false"],
      (_error, stdout) => {
        const errors = stdout.split("\n").filter((line) => line.includes("error TS"));
        const [, instantiations] = /^Instantiations: +(\d+)$/m.exec(stdout) ?? [];
        resolve({ errors: errors.join("\n"), instantiations: Number(instantiations) });
      },
    );
  });
}
