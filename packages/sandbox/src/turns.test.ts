import { expect, it } from "vitest";
import { Turns } from "./turns.ts";

it("serves others between two turns", async () => {
  const turns = new Turns();
  const order: string[] = [];
  const work = ["first", "second", "third"].map((name) =>
    turns.take(async () => {
      order.push(name);
      setImmediate(() => order.push(`after ${name}`));
    }),
  );
  await Promise.all(work);
  expect(order).toEqual(["first", "after first", "second", "after second", "third"]);
});

it("takes the next turn after one that fails", async () => {
  const turns = new Turns();
  const failing = turns.take(() => Promise.reject(new Error("failed")));
  const next = turns.take(async () => "done");
  await expect(failing).rejects.toThrow("failed");
  expect(await next).toBe("done");
});

it("refuses work above what may wait", async () => {
  const turns = new Turns();
  const work = Array.from({ length: 51 }, () => turns.take(async () => "done"));
  await expect(work.at(-1)).rejects.toMatchObject({ status: 503 });
  expect(await Promise.all(work.slice(0, 50))).toHaveLength(50);
  expect(await turns.take(async () => "done")).toBe("done");
});
