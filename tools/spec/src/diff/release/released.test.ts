import { expect, it } from "vitest";
import { compare } from "../api/compare.ts";
import { root } from "../repository.ts";
import { currentBundle, releasedBundle } from "./bundles.ts";
import { readChangesets } from "./changesets.ts";
import { judgeChangesets } from "./gate.ts";

it("announces every difference from the last release in a changeset", async () => {
  const findings = compare(await releasedBundle(root), await currentBundle(root));
  const { passed, message } = judgeChangesets(findings, await readChangesets(root));
  expect(passed, `\n${message}`).toBe(true);
});
