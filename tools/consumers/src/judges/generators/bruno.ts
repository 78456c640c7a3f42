import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Generator } from "./generator.ts";

export const bruno: Generator = {
  package: "@usebruno/converters",
  async generate(bundle, folder) {
    const { openApiToBruno } = await import("@usebruno/converters");
    const collection = await openApiToBruno(JSON.parse(await readFile(bundle, "utf8")));
    await writeFile(join(folder, "collection.json"), JSON.stringify(collection));
  },
};
