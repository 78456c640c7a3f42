import { fileURLToPath } from "node:url";
import { TextlintKernel, type TextlintMessage } from "@textlint/kernel";
import markdown from "@textlint/textlint-plugin-markdown";
import text from "@textlint/textlint-plugin-text";
import prh from "textlint-rule-prh";
import { maskCode } from "./mask.ts";

/** A phrase that must not occur. */
export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The phrase, what to write instead, and why. */
  readonly message: string;
}

const phrases = fileURLToPath(new URL("phrases.yml", import.meta.url));
const kernel = new TextlintKernel();

/** Kinds of files of which only the comments and string literals are checked. */
const codeExtensions = [".ts", ".js", ".cjs"];

const documentExtensions = [".md", ".mdx", ".astro", ".html", ".svg", ".css", ".sh"];
const dataExtensions = [".yaml", ".yml", ".json", ".json5", ".jsonc"];

/** The kinds of files that are checked, by their extension; the empty one is that of a Dockerfile. */
export const extensions: readonly string[] = [...codeExtensions, ...documentExtensions, ...dataExtensions, ""];

/** Checks the prose of one file: all of a document, the comments and string literals of code. */
export async function checkProse(file: string, source: string): Promise<Violation[]> {
  const extension = /\.\w+$/.exec(file)?.[0] ?? "";
  const isMarkdown = extension === ".md" || extension === ".mdx";
  const { messages } = await kernel.lintText(codeExtensions.includes(extension) ? maskCode(file, source) : source, {
    filePath: file,
    ext: isMarkdown ? ".md" : ".txt",
    plugins: [
      { pluginId: "markdown", plugin: markdown.default ?? markdown, options: { extensions: [".md"] } },
      { pluginId: "text", plugin: text.default ?? text, options: { extensions: [".txt"] } },
    ],
    rules: [{ ruleId: "prh", rule: prh.default ?? prh, options: { rulePaths: [phrases], checkParagraph: true } }],
  });
  return messages.map((message) => toViolation(file, message));
}

function toViolation(file: string, { loc, message }: TextlintMessage): Violation {
  // prh puts the replacement behind an arrow and the reason on the next line.
  const [found = "", reason = ""] = message.split("\n");
  const [phrase = "", replacement = ""] = found.split(" => ");
  return {
    file,
    line: loc.start.line,
    column: loc.start.column,
    message: `"${phrase}": write ${replacement}. ${reason}`,
  };
}

/** A violation as a line for a terminal. */
export function showViolation({ file, line, column, message }: Violation): string {
  return `${file}:${line}:${column} ${message}`;
}
