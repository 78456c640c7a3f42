import { styleText } from "node:util";

/** The outcome of a step, shown next to its duration. */
export type Outcome = string | undefined;

/** Shows progress: one line per step, with its duration. */
export interface Report {
  title(text: string): void;
  /** Runs a step and shows its outcome. If it throws, shows it as failed and rethrows the error. */
  step<Result>(name: string, run: () => Promise<Result>, say?: (result: Result) => Outcome): Promise<Result>;
  /** Shows a step that has succeeded. */
  done(name: string, milliseconds: number, outcome?: Outcome): void;
  /** Shows a step that failed. */
  failed(name: string, milliseconds: number, outcome?: Outcome): void;
  line(text?: string): void;
}

export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** The part of a stream that the report needs. */
export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
}

/** Writes lines to `output`. On a terminal, also shows the current step until it ends. */
export function createReport(output: Output, now: () => number): Report {
  const colour = (format: Parameters<typeof styleText>[0], text: string): string =>
    output.isTTY === true ? styleText(format, text) : text;
  const result = (mark: string, name: string, milliseconds: number, outcome: Outcome): void => {
    const line = `  ${mark} ${name.padEnd(12)} ${duration(milliseconds).padStart(7)}`;
    output.write(outcome === undefined ? `${line}\n` : `${line}   ${outcome}\n`);
  };
  const report: Report = {
    title: (text) => output.write(`${colour("bold", text)}\n\n`),
    line: (text = "") => output.write(`${text}\n`),
    done: (name, milliseconds, outcome) => result(colour("green", "✓"), name, milliseconds, outcome),
    failed: (name, milliseconds, outcome) => result(colour("red", "✗"), name, milliseconds, outcome),
    async step(name, run, say) {
      const begun = now();
      if (output.isTTY === true) output.write(`  … ${name}`);
      const clear = (): void => {
        if (output.isTTY === true) output.write("\r\u001B[2K");
      };
      try {
        const value = await run();
        clear();
        report.done(name, now() - begun, say?.(value));
        return value;
      } catch (error) {
        clear();
        report.failed(name, now() - begun);
        throw error;
      }
    },
  };
  return report;
}
