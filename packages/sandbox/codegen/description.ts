import { readFileSync } from "node:fs";
import { type Description, objectAtPointer, readDescription } from "@chekt/description";
import { parse } from "yaml";

/** The control plane, which only the sandbox has. */
export function readControlDescription(): Description {
  const file = new URL("../control/openapi.yaml", import.meta.url);
  return readDescription(objectAtPointer(parse(readFileSync(file, "utf8")), ""));
}
