import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type axe from "axe-core";
import type { Page } from "playwright-core";

/** The rules of WCAG 2.2, levels A and AA, and those before it that it holds. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** The short one, which ends with nothing: what it evaluates to would be sent back, and that is all of axe. */
const source = `${readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8")}\n;undefined`;

type Axe = typeof axe;

declare global {
  var axe: Axe;
}

/** What of a page breaks a rule for accessibility, a line each; nothing, when all is well. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Through the debugger, so that the policy of the page may stay as strict as it is.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  const violations = await page.evaluate(
    async (values) =>
      (await globalThis.axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] })).violations,
    tags,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, target }) => `${id}: ${help}: ${String(target)} ${html}`),
  );
}
