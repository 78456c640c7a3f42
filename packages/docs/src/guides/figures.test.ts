import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const guide = await readFile(new URL("../content/docs/guides/hosting.mdx", import.meta.url), "utf8");
const manifest = fileURLToPath(import.meta.resolve("@chekt/partner-sandbox/package.json"));
const readme = await readFile(manifest.replace("package.json", "README.md"), "utf8");

/** The section under a heading. */
function findSection(text: string, heading: string): string {
  const [, after = ""] = text.split(`\n## ${heading}\n`);
  return after.split("\n## ")[0] ?? "";
}

it("quotes only measured figures in the hosting guide", () => {
  const figures = findSection(guide, "Sizing").match(/\d[\d.,]* (requests\/s|MB|×|%)/g) ?? [];
  const measured = findSection(readme, "Measured");
  expect(figures.filter((figure) => !measured.includes(figure))).toEqual([]);
  expect(figures).toHaveLength(8);
});
