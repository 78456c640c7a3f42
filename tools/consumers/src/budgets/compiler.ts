import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { folder } from "../folder.ts";

const require = createRequire(import.meta.url);
const consumer = join(folder, "all-operations");

/** A TypeScript compiler, by the name of its package here. */
export type Compiler = "typescript" | "typescript-5";

/** What a compiler had to say of the consumer, and to do for it. */
export interface Compiled {
  /** The errors; empty when there are none. */
  readonly errors: string;
  /** How many types and signatures it made out of generic ones: the measure of the work that does not depend on the machine. */
  readonly instantiations: number;
}

export function readVersion(compiler: Compiler): string {
  const { version } = require(`${compiler}/package.json`) as { version: string };
  return version;
}

/** Checks the types of the file that calls every operation. */
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
