import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { abortable } from "./abortable.ts";

describe("abortable", () => {
  it("returns the promise itself when there is no signal", () => {
    const shared = Promise.resolve(1);
    expect(abortable(shared, undefined)).toBe(shared);
  });

  it("settles with the promise and removes its abort listener", async () => {
    const { signal } = new AbortController();
    expect(await abortable(Promise.resolve(1), signal)).toBe(1);
    await expect(abortable(Promise.reject(new Error("no")), signal)).rejects.toThrow("no");
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("rejects when the signal aborts, while the promise continues", async () => {
    const controller = new AbortController();
    const { promise, resolve } = Promise.withResolvers<number>();
    const waiting = abortable(promise, controller.signal);
    controller.abort(new Error("gone"));
    await expect(waiting).rejects.toThrow("gone");
    resolve(2);
    expect(await promise).toBe(2);
  });
});
