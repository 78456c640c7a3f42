/** Prints what was measured beside what is allowed, so that a budget that runs out is seen before it has. */
export function report(what: string, measured: number, budget: number, unit: string): void {
  const percent = Math.round((measured / budget) * 100);
  process.stdout.write(`  ${what}: ${number(measured)} of ${number(budget)} ${unit} (${percent} %)\n`);
}

const number = (value: number): string => value.toLocaleString("en");
