import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "./report.ts";
import { htmlReport } from "./html.ts";

/** Writes a report as JSON and HTML, and returns the paths. */
export async function writeReport(folder: string, report: Report): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const json = join(folder, `${report.target}.json`);
  const html = join(folder, `${report.target}.html`);
  await writeFile(json, `${JSON.stringify(report, undefined, 2)}\n`);
  await writeFile(html, htmlReport(report));
  return [json, html];
}
