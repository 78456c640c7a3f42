import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { FULL_DEVICE, lostOutputs, startMute } from "@chekt/testing";
import { expect, test } from "vitest";

const CLI = fileURLToPath(new URL("cli.ts", import.meta.url));

const cases = lostOutputs.flatMap((lost) => (["json", "text"] as const).map((form) => ({ lost, form })));

// Systems other than Linux have no device that is always full.
test.skipIf(!existsSync(FULL_DEVICE)).each(cases)(
  "continues to serve when its output is lost to $lost, with --log $form",
  async ({ lost, form }) => {
    const { url, stop } = await startMute(CLI, lost, "--log", form);
    for (let count = 0; count < 5; count += 1) {
      expect((await fetch(`${url}/partner/v1/dealers/42`)).status).toBe(401);
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
    }
    expect(await stop("SIGTERM")).toBe(0);
  },
);
