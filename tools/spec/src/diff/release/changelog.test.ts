import { describe, expect, it } from "vitest";
import type { Finding } from "../finding.ts";
import { formatChangelog } from "../report.ts";
import { appendToVersion } from "./changelog.ts";

const removed = (operation: string): Finding => ({
  kind: "property-removed",
  class: "breaking",
  operation,
  direction: "request",
  pointer: "/paths/~1sites/get/requestBody/content/application~1json/schema/properties/a",
  before: {},
  after: undefined,
});

const part = formatChangelog([
  {
    kind: "server-added",
    class: "harmless",
    operation: undefined,
    direction: undefined,
    pointer: "/servers",
    before: undefined,
    after: { url: "https://eu.example" },
  },
  removed("listSites"),
  removed("getSite"),
]);

describe("release changelog", () => {
  it("lists changes by class and joins the operations with the same change", () => {
    expect(part).toBe(
      [
        "### What changed, by operation\n",
        "#### Breaking\n",
        "- `getSite`, `listSites`: `a` was removed from the request\n",
        "#### Harmless\n",
        "- the API: the server https://eu.example is new\n",
      ].join("\n"),
    );
  });

  it("appends the changes to the entry of the version", () => {
    const changelog = "# spec\n\n## 0.9.0\n\n### Minor Changes\n\n- One.\n\n## 0.8.0\n\nThe first.\n";
    expect(appendToVersion(changelog, "0.9.0", "PART\n")).toBe(
      "# spec\n\n## 0.9.0\n\n### Minor Changes\n\n- One.\n\nPART\n\n## 0.8.0\n\nThe first.\n",
    );
    expect(appendToVersion("# spec\n\n## 0.9.0\n\n- One.\n", "0.9.0", "PART")).toBe(
      "# spec\n\n## 0.9.0\n\n- One.\n\nPART\n",
    );
  });

  it("replaces the placeholder of an empty entry with the changes", () => {
    const changelog = "# client\n\n## 0.9.0\n\nNo changes in this release.\n\n## 0.8.0\n\nThe first.\n";
    expect(appendToVersion(changelog, "0.9.0", "PART")).toBe(
      "# client\n\n## 0.9.0\n\nPART\n\n## 0.8.0\n\nThe first.\n",
    );
  });

  it("throws if the changelog has no entry for the version", () => {
    expect(() => appendToVersion("# spec\n\n## 0.8.0\n", "0.9.0", "PART")).toThrow('no heading "## 0.9.0"');
  });
});
