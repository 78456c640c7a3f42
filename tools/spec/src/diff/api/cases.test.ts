import { expect, it } from "vitest";
import { cases } from "../../../test/diff/cases.ts";
import { mostSevere } from "../finding.ts";
import { compare } from "./compare.ts";

it.each(cases)("classifies the change “$rule” as $class", ({ class: expected, before, after }) => {
  const findings = compare(before, after);
  expect(mostSevere(findings) ?? "none", JSON.stringify(findings)).toBe(expected);
});
