import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { systemClock } from "./clock.ts";

const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

describe("systemClock", () => {
  it("returns the current time of the system", () => {
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000);
  });

  it("sleeps for the delay and removes its abort listener", async () => {
    await systemClock.sleep(0);
    const { signal } = new AbortController();
    expect(await systemClock.sleep(0, signal)).toBeUndefined();
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("rejects the sleep and clears its timer when the signal aborts", async () => {
    const controller = new AbortController();
    const before = timers();
    const sleeping = systemClock.sleep(1_000_000, controller.signal);
    expect(timers()).toBe(before + 1);
    controller.abort(new Error("enough"));
    await expect(sleeping).rejects.toThrow("enough");
    expect(timers()).toBe(before);
  });
});
