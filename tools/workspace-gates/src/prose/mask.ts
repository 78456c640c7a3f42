import { parseSync, Visitor } from "oxc-parser";

/**
 * The comments and string literals of a TypeScript source, at their places: everything else is blanked out, so that the
 * lines and columns of what a linter finds are those of the source.
 *
 * @throws Error if the source cannot be parsed.
 */
export function maskCode(file: string, source: string): string {
  const { program, comments, errors } = parseSync(file, source);
  const [error] = errors;
  if (error) throw new Error(`Cannot parse ${file}: ${error.message}`);
  const kept: { start: number; end: number }[] = [...comments];
  new Visitor({
    Literal(node) {
      if (typeof node.value === "string") kept.push({ start: node.start + 1, end: node.end - 1 });
    },
    TemplateElement(node) {
      kept.push(node);
    },
    JSXText(node) {
      kept.push(node);
    },
  }).visit(program);
  return keepRanges(source, kept);
}

function keepRanges(source: string, ranges: readonly { start: number; end: number }[]): string {
  let masked = "";
  let at = 0;
  for (const { start, end } of ranges.toSorted((one, other) => one.start - other.start)) {
    if (start < at) continue;
    masked += blank(source.slice(at, start)) + source.slice(start, end);
    at = end;
  }
  return masked + blank(source.slice(at));
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, " ");
}
