import { parseSync, Visitor } from "oxc-parser";

/** A piece of prose and its place. */
export interface Piece {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** The prose of a TypeScript source, by kind. */
export interface CodeProse {
  readonly comments: readonly Piece[];
  readonly testNames: readonly Piece[];
  readonly errorMessages: readonly Piece[];
}

/** Functions whose first argument names a test. */
const testFunctions = /^(it|test)(\.\w+(\([^)]*\))?)*$/;

/** Collects the comments, test names and error messages of a TypeScript source. */
export function collectCodeProse(file: string, source: string): CodeProse {
  const { program, comments } = parseSync(file, source);
  const testNames: Piece[] = [];
  const errorMessages: Piece[] = [];
  const piece = (start: number, text: string): Piece => ({
    file,
    line: source.slice(0, start).split("\n").length,
    text: text.replaceAll(/\s+/g, " ").trim(),
  });
  /** The source of a string or template literal, without its quotes. */
  const literal = (node: { type: string; start: number; end: number } | undefined): string | undefined =>
    node?.type === "TemplateLiteral" || node?.type === "Literal"
      ? source.slice(node.start + 1, node.end - 1)
      : undefined;
  new Visitor({
    CallExpression(node) {
      const callee = source.slice(node.callee.start, node.callee.end).split("(")[0] ?? "";
      const name = literal(node.arguments[0]);
      if (name !== undefined && testFunctions.test(callee)) testNames.push(piece(node.start, name));
    },
    NewExpression(node) {
      const callee = source.slice(node.callee.start, node.callee.end);
      const message = node.arguments.map(literal).find((text) => text?.includes(" "));
      if (message !== undefined && callee.endsWith("Error")) errorMessages.push(piece(node.start, message));
    },
  }).visit(program);
  return {
    comments: joinComments(source, comments).map(({ start, text }) => piece(start, text)),
    testNames,
    errorMessages,
  };
}

/** Joins line comments on consecutive lines, and strips the markers. */
function joinComments(
  source: string,
  comments: readonly { type: string; value: string; start: number; end: number }[],
): { start: number; text: string }[] {
  const joined: { start: number; end: number; text: string }[] = [];
  for (const { type, value, start, end } of comments) {
    const text = value.replaceAll(/^\s*\*+/gm, " ");
    const last = joined.at(-1);
    if (type === "Line" && last && /^\n\s*$/.test(source.slice(last.end, start))) {
      last.end = end;
      last.text += ` ${text}`;
    } else joined.push({ start, end, text });
  }
  return joined.filter(({ text }) => /\w+ \w+/.test(text));
}

/** The sentences of a Markdown document, without code, tables, headings and imports. */
export function collectSentences(file: string, markdown: string): Piece[] {
  const prose = markdown
    .replace(/^---\n[\s\S]*?\n---\n/, (text) => text.replaceAll(/[^\n]/g, ""))
    .replaceAll(/^ *```[\s\S]*?^ *```$/gm, (text) => text.replaceAll(/[^\n]/g, ""))
    .replaceAll(/^(\||#|import |<|:::).*$/gm, "")
    // A vertical tab starts a paragraph without changing the line numbers: each item of a list is a paragraph.
    .replaceAll(/^ *(-|\d+\.) /gm, "\v");
  const pieces: Piece[] = [];
  for (const paragraph of prose.matchAll(/[^\n\v]+(?:\n(?![\n\v])[^\n\v]+)*/g)) {
    const line = prose.slice(0, paragraph.index).split("\n").length;
    for (const sentence of paragraph[0].replaceAll(/\s+/g, " ").split(/(?<=[.!?:]) (?=[A-Z*`[])/)) {
      const text = sentence.trim();
      if (text.split(" ").length > 3) pieces.push({ file, line, text });
    }
  }
  return pieces;
}
