/** A fenced block of a guide. */
export interface Block {
  readonly language: string;
  /** Its title, which is often the name of a file. */
  readonly title: string | undefined;
  readonly code: string;
}

const FENCED = /^```(\w+)(?: title="([^"]*)")?\n([\s\S]*?)^```$/gm;

/** All fenced blocks of a guide, in order. */
export function readBlocks(markdown: string): readonly Block[] {
  return [...markdown.matchAll(FENCED)].map(([, language = "", title, code = ""]) => ({ language, title, code }));
}

/** An action of the reader: typing lines into a shell, or running a program. */
export interface Step {
  readonly kind: "shell" | "program";
  readonly code: string;
  /** The output that the guide shows, and its format. */
  readonly shown: { readonly language: "json" | "text"; readonly text: string } | undefined;
}

/**
 * The actions of a guide's reader, in order.
 *
 * - A block of `sh` is typed into one shell, which stays open for the whole page.
 * - A block of `ts` that begins with an import starts a program. One that does not continues the program before it. A
 *   program runs at the place of its last block.
 * - A block of `json` or `text` that directly follows one of these, without a title, is its output.
 * - All other blocks are only displayed.
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
      if (!program)
        throw new Error(`This block has no import, and there is no program before it to continue:\n${code}`);
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
