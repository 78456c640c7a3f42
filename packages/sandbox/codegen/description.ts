import { readFileSync } from "node:fs";
import { type Description, objectAtPointer, readDescription } from "@chekt/description";
import { parse } from "yaml";

/** Reads the description of the control plane. */
export function readControlDescription(): Description {
  const file = new URL("../control/openapi.yaml", import.meta.url);
  return readDescription(objectAtPointer(parse(readFileSync(file, "utf8")), ""));
}
