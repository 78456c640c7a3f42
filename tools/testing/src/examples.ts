import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** An example out of the documentation, as a file that can be compiled and run. */
export interface Example {
  readonly from: string;
  readonly file: string;
}

const FENCED = /```ts\n([\s\S]*?)```/g;

/**
 * Extracts the examples from READMEs and TSDoc, and writes each to a separate file.
 *
 * @param readmes their paths, from the folder of the package
 */
export async function writeExamples(
  root: string,
  packageName: string,
  readmes: readonly string[] = ["README.md"],
): Promise<Example[]> {
  const sources = (await readdir(join(root, "src"), { recursive: true }))
    .filter((name) => name.endsWith(".ts") && !name.includes("test"))
    .map((name) => join("src", name));
  const folder = join(root, ".reports", "examples");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const examples: Example[] = [];
  for (const from of [...readmes, ...sources.toSorted()]) {
    const text = await readFile(join(root, from), "utf8");
    for (const [, code = ""] of text.replaceAll(/^ +\* ?/gm, "").matchAll(FENCED)) {
      const file = join(folder, `example-${examples.length + 1}.ts`);
      // The package under its own name is what was built last; the examples are to fit the code beside them.
      await writeFile(file, code.replaceAll(`"${packageName}"`, '"../../src/index.ts"'));
      examples.push({ from, file });
    }
  }
  const settings = { extends: "../../tsconfig.json", include: ["*.ts"], compilerOptions: { noUnusedLocals: false } };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(settings));
  return examples;
}

/** What the compiler says of the examples: nothing, when they are right. */
export async function compileExamples(root: string): Promise<string> {
  const tsc = join(root, "node_modules", ".bin", "tsc");
  try {
    return (await promisify(execFile)(tsc, ["-p", join(root, ".reports", "examples")])).stdout;
  } catch (error) {
    return String(Object(error).stdout);
  }
}
