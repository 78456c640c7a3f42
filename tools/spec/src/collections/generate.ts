import { readFile } from "node:fs/promises";
import { objectAtPointer, readDescription } from "@chekt/description";
import type { GeneratedFile } from "../codegen/output.ts";
import { renderBruno } from "./bruno.ts";
import { createCollection } from "./create-collection.ts";
import { environments } from "./environments.ts";
import { renderJetBrains } from "./jetbrains.ts";
import { renderPostman } from "./postman.ts";
import { renderVsCode } from "./vscode.ts";

/** Generates the collections from a bundle. The same bundle always generates the same bytes. */
export async function generateCollections(bundle: URL): Promise<GeneratedFile[]> {
  const document = objectAtPointer(JSON.parse(await readFile(bundle, "utf8")), "");
  const collection = createCollection(readDescription(document));
  return [
    ...within("bruno", renderBruno(collection, environments)),
    ...within("http/jetbrains", renderJetBrains(collection, environments)),
    ...within("http/vscode", renderVsCode(collection, environments)),
    ...within("postman", renderPostman(collection, environments)),
  ];
}

function within(folder: string, files: readonly GeneratedFile[]): GeneratedFile[] {
  return files.map(({ name, text }) => ({ name: `${folder}/${name}`, text }));
}
