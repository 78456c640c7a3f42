import { parseArgs } from "node:util";
import { root } from "../workspace.ts";
import { showViolation } from "./check.ts";
import { checkFiles, listProseFiles } from "./files.ts";

const help = `Usage: pnpm lint:prose [FILE …]

Checks documents, comments and string literals for phrases that must not occur, and suggests what to write instead. The
phrases are in tools/workspace-gates/src/prose/phrases.yml.

  FILE    check only these files, by their paths from the repository (default: all files under version control)
  --help  show this text
`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: "boolean" } } });
if (values.help) {
  process.stdout.write(help);
} else {
  const found = await checkFiles(root, positionals.length > 0 ? positionals : listProseFiles(root));
  for (const violation of found) process.stdout.write(`${showViolation(violation)}\n`);
  if (found.length > 0) {
    process.stderr.write(`\nFound ${found.length} forbidden phrases.\n`);
    process.exitCode = 1;
  }
}
