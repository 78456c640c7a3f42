import { expect, it } from "vitest";
import { BodyBudget } from "./body-budget.ts";

const newRequest = (): Request => new Request("http://localhost");

it("refuses large bodies above its memory until earlier ones are released", () => {
  const budget = new BodyBudget(1_000_000);
  const [first, second] = [newRequest(), newRequest()];
  budget.take(first, 600_000);
  expect(() => budget.take(second, 600_000)).toThrow(expect.objectContaining({ status: 503 }));
  budget.take(second, 400_000);
  budget.release(first);
  budget.take(newRequest(), 600_000);
  expect(() => budget.take(newRequest(), 100_000)).toThrow("Too many large bodies at once. Retry the request.");
});

it("does not count small bodies, nor those that reserved nothing", () => {
  const budget = new BodyBudget(100_000);
  for (let count = 0; count < 100; count += 1) budget.take(newRequest(), 50_000);
  budget.release(newRequest());
  expect(() => budget.take(newRequest(), 100_000)).not.toThrow();
});
