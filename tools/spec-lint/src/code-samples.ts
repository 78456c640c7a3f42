import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Context, Visitor } from "./redocly.ts";

interface Operation {
  readonly operationId: string;
  "x-codeSamples"?: readonly { readonly lang: string; readonly label: string; readonly source: string }[];
}

/** The languages of the samples, by what their files end with. */
const languages = [
  { ending: "sh", lang: "Shell", label: "curl" },
  { ending: "ts", lang: "TypeScript", label: "TypeScript" },
] as const;

/**
 * Puts the samples of each operation into the bundle: those of `createSite` are in `samples/createSite.sh` and
 * `samples/createSite.ts`, beside the description. They are files, so that they can be compiled and run.
 *
 * @throws Error when an operation lacks one.
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
