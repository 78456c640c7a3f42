import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Context, Visitor } from "./redocly.ts";

interface Operation {
  readonly operationId: string;
  "x-codeSamples"?: readonly { readonly lang: string; readonly label: string; readonly source: string }[];
}

/** The languages of the samples, by file extension. */
const languages = [
  { ending: "sh", lang: "Shell", label: "curl" },
  { ending: "ts", lang: "TypeScript", label: "TypeScript" },
] as const;

/**
 * Embeds the code samples of each operation in the bundle. The samples of `createSite` are `samples/createSite.sh` and
 * `samples/createSite.ts`, next to the description. They are separate files so that they can be compiled and run.
 *
 * @throws Error if an operation has no sample.
 */
export function codeSamples(): Visitor {
  let folder: string | undefined;
  return {
    Root: {
      enter(_root: never, { location }: Context) {
        folder = join(dirname(readPath(location.source.absoluteRef)), "samples");
      },
    },
    Operation: {
      leave(operation: Operation) {
        operation["x-codeSamples"] = languages.map(({ ending, lang, label }) => ({
          lang,
          label,
          source: readFileSync(join(folder ?? "", `${operation.operationId}.${ending}`), "utf8"),
        }));
      },
    },
  };
}

function readPath(reference: string): string {
  return reference.startsWith("file:") ? fileURLToPath(reference) : reference;
}
