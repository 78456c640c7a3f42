import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { planFiles } from "./plan.ts";
import { help, readRequest, UsageError } from "./request.ts";

/** The folder of the repository, where the command is called. */
const root = process.cwd();

function main(args: readonly string[]): void {
  const operation = readRequest(args);
  if (!operation) {
    process.stdout.write(help);
    return;
  }
  const files = planFiles(operation, (path) => {
    const file = join(root, path);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  });
  for (const [path, content] of files) {
    const verb = existsSync(join(root, path)) ? "changed" : "wrote  ";
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    process.stdout.write(`${verb} ${path}\n`);
  }
  process.stdout.write(`
Next:
  1. Complete the text marked DRAFT, and add links to the operations that use a new ID.
  2. pnpm codegen
  3. Write a method in packages/client/src/resources, and a handler in packages/sandbox/src/operations.
  4. npm test (it reports what is still missing)
`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${help}`);
  process.exitCode = 2;
}
