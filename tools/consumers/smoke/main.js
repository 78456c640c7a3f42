// The entry point for Node, Bun and Deno.
import process from "node:process";
import { smoke } from "./smoke.js";

const [, , baseUrl = "", closedUrl = ""] = process.argv;
await smoke(baseUrl, closedUrl);
