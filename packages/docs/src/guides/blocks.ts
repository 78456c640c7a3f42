/** A fenced block of a guide. */
export interface Block {
  readonly language: string;
  /** What stands as its title; often the name of a file. */
  readonly title: string | undefined;
  readonly code: string;
}

const FENCED = /^```(\w+)(?: title="([^"]*)")?\n([\s\S]*?)^```$/gm;

/** All fenced blocks of a guide, in their order. */
export function readBlocks(markdown: string): readonly Block[] {
  return [...markdown.matchAll(FENCED)].map(([, language = "", title, code = ""]) => ({ language, title, code }));
}

/** Something that a reader does: types into a shell, or runs a program. */
export interface Step {
  readonly kind: "shell" | "program";
  readonly code: string;
  /** What the guide shows as its output, and in which form. */
  readonly shown: { readonly language: "json" | "text"; readonly text: string } | undefined;
}

/**
 * What a reader of the guide does, in its order.
 *
 * - A block of `sh` is typed into one shell, which stays open over the page.
 * - A block of `ts` that begins with an import begins a program; one that does not continues the program before it. A
 *   program runs where its last block stands.
 * - A block of `json` or `text` right after one of these, without a title, is what it prints.
 * - Everything else is only displayed.
 */
export function readSteps(blocks: readonly Block[]): readonly Step[] {
  const steps: { kind: Step["kind"]; code: string; shown: string[]; language: "json" | "text" }[] = [];
  for (const { language, code, title } of blocks) {
    const last = steps.at(-1);
    if (language === "sh") {
      steps.push({ kind: "shell", code, shown: [], language: "text" });
    } else if (language === "ts" && (code.startsWith("import ") || last === undefined)) {
      steps.push({ kind: "program", code, shown: [], language: "text" });
    } else if (language === "ts") {
      const index = steps.findLastIndex(({ kind }) => kind === "program");
      const [program] = steps.splice(index, 1);
      if (!program) throw new Error(`This continues no program:\n${code}`);
      steps.push({ ...program, code: `${program.code}\n${code}` });
    } else if (last && title === undefined && (language === "json" || language === "text")) {
      last.language = language;
      last.shown.push(code);
    }
  }
  return steps.map(({ kind, code, shown, language }) => ({
    kind,
    code,
    shown: shown.length > 0 ? { language, text: shown.join("") } : undefined,
  }));
}
