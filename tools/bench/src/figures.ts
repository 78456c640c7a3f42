import { median } from "./statistics.ts";

/** A measured value and its goal. */
export interface Figure {
  readonly name: string;
  readonly sandbox: string;
  /** The value of Prism, if it has a comparable one. */
  readonly prism?: string;
  /** How many times better the sandbox is. For a figure with an upper bound, the fraction of that bound. */
  readonly ratio: number;
  readonly goal: string;
  readonly isMet: boolean;
}

/** A figure, and the command that reproduces it. */
export type FigureOfCommand = Figure & { readonly command: string };

/** Two values measured at the same time, so that the load of the machine affects both alike. */
export interface Pair {
  readonly sandbox: number;
  readonly prism: number;
}

/** A figure whose median must be better than Prism's by a given factor. */
export function comparedWith(
  name: string,
  pairs: readonly Pair[],
  { unit, larger, atLeast }: { unit: string; larger: boolean; atLeast: number },
): Figure {
  const ratio = median(pairs.map(({ sandbox, prism }) => (larger ? sandbox / prism : prism / sandbox)));
  return {
    name,
    sandbox: `${rounded(median(pairs.map(({ sandbox }) => sandbox)))} ${unit}`,
    prism: `${rounded(median(pairs.map(({ prism }) => prism)))} ${unit}`,
    ratio,
    goal: `≥ ${atLeast}×`,
    isMet: ratio >= atLeast,
  };
}

/** A figure with an upper bound. */
export function within(name: string, value: number, unit: string, bound: number): Figure {
  const goal = `≤ ${bound} ${unit}`;
  return { name, sandbox: `${rounded(value)} ${unit}`, ratio: value / bound, goal, isMet: value <= bound };
}

function rounded(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}

/** Renders the figures as the Markdown table of the sandbox's README. */
export function renderTable(figures: readonly FigureOfCommand[]): string {
  const rows = figures.map(({ name, sandbox, prism, ratio, goal, isMet, command }) => [
    name,
    sandbox,
    prism ?? "",
    prism === undefined ? `${ratio.toFixed(2)} of the bound` : `${ratio.toFixed(1)}×`,
    `${goal} ${isMet ? "✓" : "✗"}`,
    `\`${command}\``,
  ]);
  const table = [["", "sandbox", "Prism", "ratio", "goal", "command"], ...rows];
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(3, ...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  lines.splice(1, 0, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`);
  return `${lines.join("\n")}\n`;
}
