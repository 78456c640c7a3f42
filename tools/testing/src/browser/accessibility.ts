import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type axe from "axe-core";
import type { RunOnly } from "axe-core";
import type { Page } from "playwright-core";

/** The rules of WCAG 2.2, levels A and AA, and those before it that it holds. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** Those that a theme alone may break. */
const aboutColors = ["color-contrast", "link-in-text-block"];

/** The short one, which ends with nothing: what it evaluates to would be sent back, and that is all of axe. */
const source = `${readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8")}\n;undefined`;

type Axe = typeof axe;

declare global {
  var axe: Axe;
}

/**
 * What of a page breaks a rule for accessibility, a line each; nothing, when all is well.
 *
 * @param rules which of them: where a page is looked at in another theme again, those about colors are the only ones that
 * can come to another end.
 */
export async function accessibilityFaults(page: Page, rules: "all" | "about colors" = "all"): Promise<string[]> {
  // Through the debugger, so that the policy of the page may stay as strict as it is.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  const runOnly: RunOnly = rules === "all" ? { type: "tag", values: tags } : { type: "rule", values: aboutColors };
  const violations = await page.evaluate(
    async (only) => (await globalThis.axe.run({ runOnly: only, resultTypes: ["violations"] })).violations,
    runOnly,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, target }) => `${id}: ${help}: ${String(target)} ${html}`),
  );
}
