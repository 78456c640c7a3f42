import { mkdir, readFile, writeFile } from "node:fs/promises";
import { readDescription } from "@chekt/description";
import { readControlDescription } from "./description.ts";
import { emitLists } from "./emit-lists.ts";
import { emitOperations, emitScopes } from "./emit-operations.ts";
import { emitPage } from "./emit-page.ts";
import { emitPageOperations } from "./emit-page-operations.ts";
import { emitTimezones } from "./emit-timezones.ts";
import { emitOperationId, emitValidators, emitValidatorTypes } from "./emit-validators.ts";

const folder = new URL("../src/generated/", import.meta.url);
const banner =
  "// Generated from spec/, control/ and page/ by `pnpm codegen`. Not under version control; edit the sources instead.\n";

const description = readDescription();
const control = readControlDescription();
const files = {
  "lists.ts": emitLists(description),
  "operation-id.ts": emitOperationId(description),
  "operations.ts": emitOperations(description),
  "timezones.ts": emitTimezones(),
  "scopes.ts": emitScopes(description),
  "validators.d.ts": emitValidatorTypes(description),
  "validators.js": emitValidators(description),
  "page-operations.ts": emitPageOperations(description),
  "control-document.ts": `export const controlDocument: object = ${JSON.stringify(control.document)};\n`,
  "control-operation-id.ts": emitOperationId(control),
  "control-validators.d.ts": emitValidatorTypes(control),
  "control-validators.js": emitValidators(control),
};

const written = await write(files);
// The page imports some of the files above.
const page = { "page.ts": await emitPage() };
written.push(...(await write(page)));
const count = Object.keys({ ...files, ...page }).length;
const what = written.length === 0 ? "nothing changed" : `wrote ${written.join(", ")}`;
process.stdout.write(`packages/sandbox/src/generated: ${what} (${count} files)\n`);

/** Writes the files whose text has changed, and returns their names. */
async function write(texts: Readonly<Record<string, string>>): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const names: string[] = [];
  for (const [name, text] of Object.entries(texts)) {
    const file = new URL(name, folder);
    const old = await readFile(file, "utf8").catch(() => undefined);
    if (old === banner + text) continue;
    await writeFile(file, banner + text);
    names.push(name);
  }
  return names;
}
