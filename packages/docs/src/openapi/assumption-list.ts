import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Assumption, readAssumptions } from "./assumptions.ts";

const spec = dirname(createRequire(import.meta.url).resolve("@chekt/partner-spec/package.json"));

/** All assumptions of the description, sorted by ID. */
export const assumptions: readonly Assumption[] = readAssumptions(readFileSync(join(spec, "README.md"), "utf8"));
