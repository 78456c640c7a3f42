import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Generator } from "./generator.ts";

export const postman: Generator = {
  package: "openapi-to-postmanv2",
  async generate(bundle, folder) {
    const { default: converter } = await import("openapi-to-postmanv2");
    const data = await readFile(bundle, "utf8");
    const convert = (options: object): Promise<unknown> =>
      new Promise((resolve, reject) => {
        converter.convertV2({ type: "string", data }, options, (error: unknown, result) => {
          if (result?.result !== true)
            reject(new Error(`Postman refused the description: ${result?.reason ?? String(error)}`));
          else resolve(result.output?.[0]?.data);
        });
      });
    // The Postman app derives values from schemas by default. The values of the examples are the same every time.
    const collections = { "by-schema.json": {}, "by-example.json": { parametersResolution: "Example" } };
    for (const [file, options] of Object.entries(collections)) {
      await writeFile(join(folder, file), JSON.stringify(await convert(options)));
    }
  },
};
