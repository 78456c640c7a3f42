import { readFile } from "node:fs/promises";
import { format } from "oxfmt";
import type { Document } from "./document.ts";
import { emitLists } from "./lists.ts";
import { emitOperations } from "./operations.ts";
import { emitTypes } from "./types.ts";

/** The first line of every generated file. */
const banner = "// Generated from spec/ by `pnpm codegen`. Do not edit: change the description and run it again.\n";

/** A generated file: its name and its whole text. */
export interface GeneratedFile {
  name: string;
  text: string;
}

async function file(name: string, source: string): Promise<GeneratedFile> {
  const { code, errors } = await format(name, banner + source, { printWidth: 120 });
  const [error] = errors;
  if (error) throw new Error(`The text emitted for ${name} is not TypeScript: ${error.message}`);
  return { name, text: code };
}

/** All generated files of the client, from one bundle. The same bundle always gives the same bytes. */
export async function generate(bundle: URL): Promise<GeneratedFile[]> {
  const document = JSON.parse(await readFile(bundle, "utf8")) as Document;
  return Promise.all([
    file("lists.ts", emitLists(document)),
    file("operations.ts", emitOperations(document)),
    file("schema.ts", await emitTypes(bundle)),
  ]);
}
