import { readFile } from "node:fs/promises";
import { objectAtPointer, readDescription } from "@chekt/description";
import { format } from "oxfmt";
import { emitLists } from "./lists.ts";
import { emitOperations } from "./operations.ts";
import type { GeneratedFile } from "./output.ts";
import { emitTypes } from "./types.ts";

/** The first line of every generated file. */
const banner = "// Generated from spec/ by `pnpm codegen`. Do not edit: change the description and run it again.\n";

async function file(name: string, source: string): Promise<GeneratedFile> {
  const { code, errors } = await format(name, banner + source, { printWidth: 120 });
  const [error] = errors;
  if (error) throw new Error(`The generated ${name} is not valid TypeScript: ${error.message}`);
  return { name, text: code };
}

/** Generates all files of the client from a bundle. The same bundle always generates the same bytes. */
export async function generate(bundle: URL): Promise<GeneratedFile[]> {
  const document = objectAtPointer(JSON.parse(await readFile(bundle, "utf8")), "");
  const { operations } = readDescription(document);
  // Sorted by ID, so that the order of the paths does not matter.
  const sorted = operations.toSorted((left, right) => (left.id < right.id ? -1 : 1));
  return Promise.all([
    file("lists.ts", emitLists(sorted)),
    file("operations.ts", emitOperations(sorted)),
    file("schema.ts", await emitTypes(document)),
  ]);
}
