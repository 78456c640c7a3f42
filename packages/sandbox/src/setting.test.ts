import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSetting } from "./setting.ts";

const folder = await mkdtemp(join(tmpdir(), "chekt-sandbox-"));
afterAll(() => rm(folder, { recursive: true }));

const NAME = "CHEKT_SANDBOX_CONTROL_TOKEN";

test("a setting is what the environment says, and an empty one is none", () => {
  expect(readSetting(NAME, { [NAME]: "secret" })).toBe("secret");
  expect(readSetting(NAME, { [NAME]: "" })).toBeUndefined();
  expect(readSetting(NAME, { [NAME]: "secret", [`${NAME}_FILE`]: "" })).toBe("secret");
  expect(readSetting(NAME, {})).toBeUndefined();
});

test("a setting in a file comes without the line's end", async () => {
  const file = join(folder, "token");
  await writeFile(file, "secret\n");
  expect(readSetting(NAME, { [`${NAME}_FILE`]: file })).toBe("secret");
});

test("a file that is missing or empty is said to be, rather than taken for none", async () => {
  const file = join(folder, "empty");
  await writeFile(file, " \n");
  expect(() => readSetting(NAME, { [`${NAME}_FILE`]: file })).toThrow(`${NAME}_FILE names ${file}, which is empty.`);
  const none = join(folder, "none");
  expect(() => readSetting(NAME, { [`${NAME}_FILE`]: none })).toThrow(`${none}, which cannot be read (ENOENT).`);
});
