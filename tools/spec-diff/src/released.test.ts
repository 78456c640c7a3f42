import { expect, it } from "vitest";
import { currentBundle, releasedBundle } from "./bundles.ts";
import { readChangesets } from "./changesets.ts";
import { compare } from "./compare.ts";
import { judgeChangesets } from "./gate.ts";
import { root } from "./repository.ts";

it("what differs from the last release of the description is announced as the policy asks", async () => {
  const differences = await compare(await releasedBundle(root), await currentBundle(root));
  const { passed, message } = judgeChangesets(differences, await readChangesets(root));
  expect(passed, `\n${message}`).toBe(true);
});
