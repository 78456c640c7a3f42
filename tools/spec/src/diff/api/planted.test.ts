import { describe, expect, it } from "vitest";
import { editBundle, planted } from "../../../test/diff/planted.ts";
import { mostSevere } from "../finding.ts";
import { renderFinding } from "../render.ts";
import { compare } from "./compare.ts";

it("finds no difference between two equal bundles", () => {
  expect(compare(editBundle(), editBundle())).toEqual([]);
});

describe("compare", () => {
  it.each(planted.map((row) => ({ ...row, title: JSON.stringify(row.edits).slice(0, 160) })))(
    "reports $class $kind after $title",
    ({ before, edits, ...expected }) => {
      const findings = compare(editBundle(before), editBundle(before, edits));
      const severest = mostSevere(findings);
      const operations = new Set(findings.flatMap(({ operation }) => operation ?? []));
      expect({ class: severest, operations: [...operations].toSorted() }, JSON.stringify(findings)).toEqual({
        class: expected.class,
        operations: expected.operations.toSorted(),
      });
      const kinds = findings.filter((finding) => finding.class === severest).map(({ kind }) => kind);
      expect(kinds).toContain(expected.kind);
      for (const finding of findings) expect(renderFinding(finding).text).not.toMatch(/undefined|``|nothing/);
    },
  );
});
