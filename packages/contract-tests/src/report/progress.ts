import type { JudgeOptions } from "../engine/options.ts";

/** Where progress is shown: on a terminal as one changing line, otherwise as a line every few tasks. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** How many tasks run between two lines. */
const EVERY = 50;

export function progress(
  screen: Screen,
  name: string,
): { readonly onTask: NonNullable<JudgeOptions["onTask"]>; readonly end: () => void } {
  let findings = 0;
  return {
    onTask({ task, findings: more }, done, all) {
      findings += more;
      const line = `${name}: ${done} of ${all} tasks, ${findings} findings`;
      if (screen.isTTY === true) screen.write(`\r\u001B[K${line}, ${task}`);
      else if (done % EVERY === 0 || done === all) screen.write(`${line}\n`);
    },
    end() {
      if (screen.isTTY === true) screen.write("\r\u001B[K");
    },
  };
}
