// Begins on Node, Bun and Deno.
import process from "node:process";
import { smoke } from "./smoke.js";

await smoke(process.argv[2] ?? "");
