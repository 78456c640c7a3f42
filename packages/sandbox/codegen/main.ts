import { mkdir, readFile, writeFile } from "node:fs/promises";
import { emitLists } from "@chekt/codegen/lists";
import { readControlDescription, readDescription } from "./description.ts";
import { emitOperations } from "./emit-operations.ts";
import { emitValidators, emitValidatorTypes } from "./emit-validators.ts";

const folder = new URL("../src/generated/", import.meta.url);
const banner =
  "// Generated from spec/ and control/ by `pnpm codegen`. Not under version control: change the description instead.\n";

const description = readDescription();
const control = readControlDescription();
const files = {
  "lists.ts": emitLists(JSON.parse(JSON.stringify(description))),
  "operations.ts": emitOperations(description),
  "validators.d.ts": emitValidatorTypes(description),
  "validators.js": emitValidators(description),
  "control-document.ts": `export const controlDocument: object = ${JSON.stringify(control)};\n`,
  "control-validators.d.ts": emitValidatorTypes(control),
  "control-validators.js": emitValidators(control),
};

await mkdir(folder, { recursive: true });
const written: string[] = [];
for (const [name, text] of Object.entries(files)) {
  const file = new URL(name, folder);
  const old = await readFile(file, "utf8").catch(() => undefined);
  if (old === banner + text) continue;
  await writeFile(file, banner + text);
  written.push(name);
}
const what = written.length === 0 ? "nothing changed" : `wrote ${written.join(", ")}`;
process.stdout.write(`packages/sandbox/src/generated: ${what} (${Object.keys(files).length} files)\n`);
