import { type Class, classes, type Finding } from "./finding.ts";
import { listResponses, renderFinding } from "./render.ts";

/** A sentence that is true of one or several operations. */
export interface Line {
  readonly class: Class;
  /** In alphabetical order; empty if it concerns the whole API. */
  readonly operations: readonly string[];
  readonly text: string;
}

/** Says each thing once: for all responses of an operation, and for all operations, that it is true of. */
export function toLines(findings: readonly Finding[]): Line[] {
  const sentences = findings.map((finding) => ({ finding, ...renderFinding(finding) }));
  const byOperation = Map.groupBy(sentences, ({ finding, text }) =>
    JSON.stringify([classes.indexOf(finding.class), finding.operation ?? "", text]),
  );
  const texts = [...byOperation.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const statuses = new Set([first, ...others].flatMap(({ status }) => status ?? []));
    return [{ ...first, text: first.text.replace("{statuses}", listResponses([...statuses].toSorted())) }];
  });
  const byText = Map.groupBy(texts, ({ finding, text }) =>
    JSON.stringify([finding.class, finding.operation === undefined, text]),
  );
  return [...byText.values()].flatMap((group) => {
    const operations = new Set(group.flatMap(({ finding }) => finding.operation ?? []));
    const [first] = group;
    return first ? [{ class: first.finding.class, operations: [...operations].toSorted(), text: first.text }] : [];
  });
}

/** A line as text: `createSite: ...`. */
export function formatLine({ operations, text }: Line): string {
  return `${operations.length === 0 ? "the API" : operations.join(", ")}: ${text}`;
}

/** The findings for the terminal. */
export function formatReport(findings: readonly Finding[], since: string): string {
  if (findings.length === 0) return `Nothing differs from ${since}.\n`;
  const parts = groupByClass(findings).map(
    ([name, lines]) => `${name}\n${lines.map((line) => `  ${formatLine(line)}\n`).join("")}`,
  );
  return `Differences from ${since}:\n\n${parts.join("\n")}`;
}

const headings: Record<Class, string> = { breaking: "Breaking", risky: "Risky", harmless: "Harmless" };

/** The findings for the changelog of a release. */
export function formatChangelog(findings: readonly Finding[]): string {
  const parts = groupByClass(findings).map(
    ([name, lines]) => `#### ${headings[name]}\n\n${lines.map(formatItem).join("\n")}\n`,
  );
  return `### What changed, by operation\n\n${parts.join("\n")}`;
}

const formatItem = ({ operations, text }: Line): string =>
  `- ${operations.length === 0 ? "the API" : operations.map((name) => `\`${name}\``).join(", ")}: ${text}`;

function groupByClass(findings: readonly Finding[]): [Class, Line[]][] {
  const lines = toLines(findings);
  return classes.flatMap((name): [Class, Line[]][] => {
    const group = lines.filter((line) => line.class === name);
    return group.length === 0 ? [] : [[name, group]];
  });
}
