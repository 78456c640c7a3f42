import { type Class, classes, type Difference } from "./difference.ts";

/** Differences that say the same of several operations, as one. */
export interface Line {
  readonly class: Class;
  /** In the order of the alphabet; none where the whole API is meant. */
  readonly operations: readonly string[];
  readonly text: string;
}

/** Puts together what is said of several operations in the same words. */
export function linesOf(differences: readonly Difference[]): Line[] {
  const groups = Map.groupBy(differences, ({ class: one, text, operation }) =>
    [classes.indexOf(one), operation === undefined ? "" : "operation", text].join("\n"),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const operations = new Set(group.flatMap(({ operation }) => operation ?? []));
    return first ? [{ class: first.class, operations: [...operations].toSorted(), text: first.text }] : [];
  });
}

/** The line as it is read: `createSite: ...`. */
export function said({ operations, text }: Line): string {
  return `${operations.length === 0 ? "the API" : operations.join(", ")}: ${text}`;
}

/** What differs, for the terminal. */
export function reportOf(differences: readonly Difference[], since: string): string {
  if (differences.length === 0) return `Nothing differs from ${since}.\n`;
  const lines = linesOf(differences);
  const parts = classes.flatMap((one) => {
    const ofClass = lines.filter((line) => line.class === one);
    return ofClass.length === 0 ? [] : [`${one}\n${ofClass.map((line) => `  ${said(line)}\n`).join("")}`];
  });
  return `What differs from ${since}:\n\n${parts.join("\n")}`;
}

const headings: Record<Class, string> = { breaking: "Breaking", risky: "Risky", harmless: "Harmless" };

/** What differs, for the changelog of a release. */
export function changelogPart(differences: readonly Difference[]): string {
  const lines = linesOf(differences);
  const parts = classes.flatMap((one) => {
    const ofClass = lines.filter((line) => line.class === one);
    return ofClass.length === 0 ? [] : [`#### ${headings[one]}\n\n${ofClass.map(marked).join("\n")}\n`];
  });
  return `### What changed, by operation\n\n${parts.join("\n")}`;
}

const marked = ({ operations, text }: Line): string =>
  `- ${operations.length === 0 ? "the API" : operations.map((name) => `\`${name}\``).join(", ")}: ${text}`;
