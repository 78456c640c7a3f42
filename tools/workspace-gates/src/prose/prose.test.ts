import { describe, expect, it } from "vitest";
import { root } from "../workspace.ts";
import { checkProse, showViolation } from "./check.ts";
import { collectCodeProse, collectSentences } from "./collect.ts";
import { checkFiles, listProseFiles } from "./files.ts";

it("finds no forbidden phrase in the repository", async () => {
  const files = listProseFiles(root);
  expect(files.length).toBeGreaterThan(700);
  expect((await checkFiles(root, files)).map(showViolation)).toEqual([]);
});

describe("checkProse", () => {
  it.each([
    ["README.md", "# Title\n\nIt is for whoever calls.\n", "README.md:3:11"],
    ["guide.mdx", 'import A from "./a.astro";\n\nWhoever calls.\n', "guide.mdx:3:1"],
    ["site.yaml", "get:\n  description: For whoever calls.\n", "site.yaml:2:20"],
    ["page.astro", "<p>For whoever calls.</p>\n", "page.astro:1:8"],
    ["style.css", "/* For whoever calls. */\n", "style.css:1:8"],
    ["diagram.svg", "<svg><title>For whoever calls</title></svg>\n", "diagram.svg:1:17"],
    ["script.sh", "# For whoever calls.\n", "script.sh:1:7"],
    ["package.json", '{ "description": "For whoever calls." }\n', "package.json:1:23"],
    ["config.jsonc", "{} // For whoever calls.\n", "config.jsonc:1:11"],
    ["Dockerfile", "# For whoever calls.\n", "Dockerfile:1:7"],
    ["script.js", "// For whoever calls.\n", "script.js:1:8"],
    ["comment.ts", "const a = 1;\n// For whoever calls.\n", "comment.ts:2:8"],
    ["doc.ts", "/**\n * For whoever calls.\n */\nexport {};\n", "doc.ts:2:8"],
    ["string.ts", 'throw new Error("For whoever calls.");\n', "string.ts:1:22"],
    ["template.ts", "const text = `${1} for whoever calls`;\n", "template.ts:1:24"],
    ["test.test.ts", 'it("fails for whoever calls", () => {});\n', "test.test.ts:1:15"],
  ])("finds a forbidden phrase in %s and suggests a replacement", async (file, source, place) => {
    const found = (await checkProse(file, source)).map(showViolation);
    expect(found).toEqual([
      expect.stringMatching(new RegExp(`^${place} "[Ww]hoever": write anyone who / the caller\\. Name`)),
    ]);
  });

  it("ignores phrases in code", async () => {
    expect(await checkProse("names.ts", "const whoever = { nobody: 1 };\n")).toEqual([]);
    expect(await checkProse("code.md", "Run `whoever`:\n\n```sh\nwhoever\n```\n")).toEqual([]);
  });
});

describe("prose collection", () => {
  it("collects the comments, test names and error messages of code", () => {
    const source = `// One comment,\n// on two lines.\nit.each([1])("returns %s", () => {\n  throw new RangeError(\`Unknown seed "\${1}".\`);\n});\n`;
    const { comments, testNames, errorMessages } = collectCodeProse("a.ts", source);
    expect(comments).toEqual([{ file: "a.ts", line: 1, text: "One comment, on two lines." }]);
    expect(testNames).toEqual([{ file: "a.ts", line: 3, text: "returns %s" }]);
    expect(errorMessages).toEqual([{ file: "a.ts", line: 4, text: 'Unknown seed "${1}".' }]);
  });

  it("collects the sentences of a document without its front matter, headings and code", () => {
    const markdown =
      "---\ntitle: T\n---\n\n# A heading of words\n\nThe first sentence is here. The second\nis on two lines.\n\n```sh\nthis is not a sentence.\n```\n";
    expect(collectSentences("a.md", markdown).map(({ line, text }) => [line, text])).toEqual([
      [7, "The first sentence is here."],
      [7, "The second is on two lines."],
    ]);
  });
});
