import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type axe from "axe-core";
import type { RunOnly } from "axe-core";
import type { Page } from "playwright-core";

/** The rules of WCAG 2.2, levels A and AA, including those of earlier versions. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** The rules that depend on the theme. */
const aboutColors = ["color-contrast", "link-in-text-block"];

/** The minified source. It evaluates to undefined; otherwise the result, all of axe, would be sent back. */
const source = `${readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8")}\n;undefined`;

type Axe = typeof axe;

declare global {
  var axe: Axe;
}

/**
 * The accessibility violations of a page, one line each.
 *
 * @param rules the rules to check. For a second theme, only the rules about colors can have a different result.
 */
export async function accessibilityFaults(page: Page, rules: "all" | "about colors" = "all"): Promise<string[]> {
  // Through the debugger, which the content security policy of the page does not affect.
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
