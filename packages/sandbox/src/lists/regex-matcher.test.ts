import { expect, it } from "vitest";
import { RegexMatcher } from "./regex-matcher.ts";

/** Takes half a minute in any engine whose time is linear in the text and the expression. */
const slow = { patterns: ["(.?){1000}[0-9]$"], rows: [["é".repeat(1_000_000)]] };

it("returns for each row whether each of its values matches its pattern", async () => {
  const matcher = new RegexMatcher();
  expect(
    await matcher.match(
      ["^a", "b$"],
      [
        ["a", "b"],
        ["a", "c"],
        ["b", "b"],
        ["a", null],
      ],
    ),
  ).toEqual([true, false, false, false]);
  await expect(matcher.match(["("], [])).rejects.toThrow(/^The regular expression in filter is not valid in RE2: /);
});

it("rejects what takes too long or too much memory, and then continues with what waits", async () => {
  const matcher = new RegexMatcher(200);
  const tooLong = matcher.match(slow.patterns, slow.rows);
  const next = matcher.match(["^a"], [["a"]]);
  await expect(tooLong).rejects.toMatchObject({
    status: 400,
    message:
      "The regular expressions in filter need more than 200 ms or 32 MB for 1 rows. Use shorter ones with fewer repetitions.",
  });
  expect(await next).toEqual([true]);
  const repeated = Array.from({ length: 20 }, (_, index) => `${index}${"a{1000}".repeat(140)}`);
  await expect(matcher.match(repeated, [])).rejects.toMatchObject({ status: 400 });
  expect(await matcher.match(["^a"], [["a"]])).toEqual([true]);
});

it("leaves this thread free while it matches", async () => {
  const matcher = new RegexMatcher(500);
  await matcher.match(["a"], []);
  let isDone = false;
  const matching = matcher.match(slow.patterns, slow.rows).catch(() => (isDone = true));
  for (let turn = 0; turn < 100; turn += 1) await new Promise(setImmediate);
  expect(isDone).toBe(false);
  await matching;
});

it("refuses calls above the number that may wait", async () => {
  const matcher = new RegexMatcher();
  const calls = Array.from({ length: 20 }, () => matcher.match(["a"], [["a"]]));
  const statuses = (await Promise.allSettled(calls)).map(({ status }) => status);
  expect(statuses.filter((status) => status === "fulfilled")).toHaveLength(16);
  await expect(calls.at(-1)).rejects.toMatchObject({ status: 503 });
});
