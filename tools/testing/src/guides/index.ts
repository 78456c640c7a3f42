export { type Block, readBlocks, readSteps, type Step } from "./blocks.ts";
export { comparableOutput } from "./same-output.ts";
export { openShell, type Shell } from "./shell.ts";
