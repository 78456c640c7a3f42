import { mkdir, readFile, writeFile } from "node:fs/promises";
import { emitLists } from "@chekt/codegen/lists";
import { readDescription } from "./description.ts";
import { emitOperations } from "./emit-operations.ts";
import { emitValidators, emitValidatorTypes } from "./emit-validators.ts";

const folder = new URL("../src/generated/", import.meta.url);
const banner =
  "// Generated from spec/ by `pnpm codegen`. Not under version control: change the description instead.\n";

const description = readDescription();
const files = {
  "lists.ts": emitLists(JSON.parse(JSON.stringify(description))),
  "operations.ts": emitOperations(description),
  "validators.d.ts": emitValidatorTypes(),
  "validators.js": emitValidators(description),
};

await mkdir(folder, { recursive: true });
for (const [name, text] of Object.entries(files)) {
  const file = new URL(name, folder);
  const old = await readFile(file, "utf8").catch(() => undefined);
  if (old !== banner + text) await writeFile(file, banner + text);
}
