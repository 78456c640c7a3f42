/** Prints measurements next to their budgets, so that you can see a budget running out before it fails. */
export function report(what: string, measured: number, budget: number, unit: string): void {
  const percent = Math.round((measured / budget) * 100);
  process.stdout.write(`  ${what}: ${number(measured)} of ${number(budget)} ${unit} (${percent} %)\n`);
}

const number = (value: number): string => value.toLocaleString("en");
