import { readBlocks } from "@chekt/testing/guides";
import type { CodeSample } from "@chekt/description";
import source from "./first-call.md?raw";

const blocks = readBlocks(source);
const block = (language: string, index: number): string =>
  blocks.filter((one) => one.language === language)[index]?.code.trim() ?? "";

/** The command that starts the sandbox. */
export const start: string = block("sh", 0);

/** The first call, in each language. */
export const calls: readonly CodeSample[] = [
  { lang: "Shell", label: "curl", source: block("sh", 1) },
  { lang: "TypeScript", label: "TypeScript", source: block("ts", 0) },
];

/** The response. */
export const answer: string = block("json", 0);
