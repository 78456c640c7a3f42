import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSetting } from "./setting.ts";

const folder = await mkdtemp(join(tmpdir(), "chekt-sandbox-"));
afterAll(() => rm(folder, { recursive: true }));

const NAME = "CHEKT_SANDBOX_CONTROL_TOKEN";

test("readSetting reads the environment, and treats an empty value as unset", () => {
  expect(readSetting(NAME, { [NAME]: "secret" })).toBe("secret");
  expect(readSetting(NAME, { [NAME]: "" })).toBeUndefined();
  expect(readSetting(NAME, { [NAME]: "secret", [`${NAME}_FILE`]: "" })).toBe("secret");
  expect(readSetting(NAME, {})).toBeUndefined();
});

test("readSetting trims the contents of a file", async () => {
  const file = join(folder, "token");
  await writeFile(file, "secret\n");
  expect(readSetting(NAME, { [`${NAME}_FILE`]: file })).toBe("secret");
});

test("readSetting rejects a file that is missing or empty", async () => {
  const file = join(folder, "empty");
  await writeFile(file, " \n");
  expect(() => readSetting(NAME, { [`${NAME}_FILE`]: file })).toThrow(`${file}, the file of ${NAME}_FILE, is empty.`);
  const none = join(folder, "none");
  expect(() => readSetting(NAME, { [`${NAME}_FILE`]: none })).toThrow(
    `Cannot read ${none}, the file of ${NAME}_FILE (ENOENT).`,
  );
});
