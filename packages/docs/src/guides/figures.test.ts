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

it("lists the limits of the sandbox's README on the page about them", async () => {
  const page = await readFile(new URL("../content/docs/guides/security-and-limits.mdx", import.meta.url), "utf8");
  const readRows = (text: string): string[][] =>
    findSection(text, "Limits")
      .split("\n")
      .filter((line) => /^\| [^-]/.test(line))
      // The same text may have another link.
      .map((line) =>
        line
          .replaceAll(/\]\([^)]*\)/g, "]")
          .split("|")
          .map((cell) => cell.trim()),
      );
  expect(readRows(page)).toEqual(readRows(readme));
  expect(readRows(page).length).toBeGreaterThan(10);
});
