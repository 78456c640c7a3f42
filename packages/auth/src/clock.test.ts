import { getEventListeners } from "node:events";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Clock, sleepUntil, systemClock, testClock, withDeadline } from "./clock.ts";

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

  describe("with fake timers", () => {
    afterEach(() => {
      vi.useRealTimers();
    });

    it("sleeps, and shows the time, as without them", async () => {
      vi.useFakeTimers({ now: 0 });
      await systemClock.sleep(1);
      expect(systemClock.now()).toBeGreaterThan(Date.UTC(2026));
    });
  });
});

describe("testClock", () => {
  it("moves by each delay at once, and records it", async () => {
    const clock = testClock(1000);
    await clock.sleep(5000);
    await clock.sleep(500, new AbortController().signal, "delay");
    expect([clock.now(), clock.delays]).toEqual([6500, [5000, 500]]);
  });

  it("keeps deadlines until the clock has advanced that far", async () => {
    const clock = testClock();
    const expired: string[] = [];
    const { signal } = new AbortController();
    const short = clock.sleep(1000, signal, "deadline").then(() => expired.push("short"));
    const long = clock.sleep(2000, signal, "deadline").then(() => expired.push("long"));
    clock.advance(999);
    await new Promise(setImmediate);
    expect(expired).toEqual([]);
    await clock.sleep(1);
    await short;
    expect(expired).toEqual(["short"]);
    clock.advance(1000);
    await long;
    expect(clock.delays).toEqual([1]);
  });

  it("rejects sleeps whose signal aborts", async () => {
    const clock = testClock();
    const controller = new AbortController();
    const sleeping = clock.sleep(1000, controller.signal, "deadline");
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
    await expect(clock.sleep(1, controller.signal)).rejects.toBe(reason);
    expect(() => clock.advance(5000)).not.toThrow();
  });
});

describe("deadlines", () => {
  it("last as long as they should with a clock that wakes up too early", async () => {
    let now = 0;
    const early: Clock = {
      now: () => now,
      sleep: async (milliseconds) => {
        now += Math.ceil(milliseconds / 2);
      },
    };
    await sleepUntil(early, 5, new AbortController().signal);
    expect(now).toBe(5);
  });

  it("never expire with a clock that does not sleep", async () => {
    const broken: Clock = { now: () => 0, sleep: async () => {} };
    const work = async (): Promise<string> => {
      await new Promise(setImmediate);
      return "done";
    };
    expect(await withDeadline(broken, 10, work, () => new Error("timed out"))).toBe("done");
  });
});
