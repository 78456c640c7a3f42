import { describe, expect, it } from "vitest";
import { withPart } from "./changelog.ts";
import { changelogPart } from "./report.ts";

const part = changelogPart([
  { class: "harmless", operation: undefined, text: "the server https://eu.example is new", rule: "servers" },
  { class: "breaking", operation: "listSites", text: "`a` was removed", rule: "schema" },
  { class: "breaking", operation: "getSite", text: "`a` was removed", rule: "schema" },
]);

describe("the changelog of a release", () => {
  it("lists what changed by class, and puts operations together that changed alike", () => {
    expect(part).toBe(
      [
        "### What changed, by operation\n",
        "#### Breaking\n",
        "- `getSite`, `listSites`: `a` was removed\n",
        "#### Harmless\n",
        "- the API: the server https://eu.example is new\n",
      ].join("\n"),
    );
  });

  it("has that at the end of its version", () => {
    const changelog = "# spec\n\n## 0.9.0\n\n### Minor Changes\n\n- One.\n\n## 0.8.0\n\nThe first.\n";
    expect(withPart(changelog, "0.9.0", "PART\n")).toBe(
      "# spec\n\n## 0.9.0\n\n### Minor Changes\n\n- One.\n\nPART\n\n## 0.8.0\n\nThe first.\n",
    );
    expect(withPart("# spec\n\n## 0.9.0\n\n- One.\n", "0.9.0", "PART")).toBe("# spec\n\n## 0.9.0\n\n- One.\n\nPART\n");
  });

  it("has it in the place of nothing, in a version that has nothing of its own", () => {
    const changelog = "# client\n\n## 0.9.0\n\nNo changes in this release.\n\n## 0.8.0\n\nThe first.\n";
    expect(withPart(changelog, "0.9.0", "PART")).toBe("# client\n\n## 0.9.0\n\nPART\n\n## 0.8.0\n\nThe first.\n");
  });

  it("is not written where it says nothing of the version", () => {
    expect(() => withPart("# spec\n\n## 0.8.0\n", "0.9.0", "PART")).toThrow("no heading for 0.9.0");
  });
});
