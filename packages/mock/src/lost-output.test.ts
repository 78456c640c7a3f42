import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { FULL_DEVICE, lostOutputs, startMute } from "@chekt/testing";
import { expect, test } from "vitest";

import { SITES } from "./testing.ts";

const CLI = fileURLToPath(new URL("cli.ts", import.meta.url));

// Systems other than Linux have no device that is always full.
test.skipIf(!existsSync(FULL_DEVICE)).each(lostOutputs)(
  "continues to serve when its output is lost to %s",
  async (lost) => {
    const { url, stop } = await startMute(CLI, lost, "--verbose");
    for (let count = 0; count < 5; count += 1) {
      const response = await fetch(`${url}${SITES}`, { headers: { authorization: "Bearer demo" } });
      expect(response.status).toBe(200);
    }
    expect(await stop("SIGTERM")).toBe(0);
  },
);
