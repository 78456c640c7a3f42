import { readFileSync } from "node:fs";
import { types } from "node:util";

/** Settings that are read from the environment, because they should not be visible in the process list. */
export type SettingName = "CHEKT_SANDBOX_CONTROL_TOKEN" | "CHEKT_SANDBOX_DB";

/**
 * Reads a setting from the environment, or from the file named by `<name>_FILE`, which is how containers pass secrets.
 * An empty value counts as unset: an empty token would admit anonymous callers.
 *
 * @throws Error if the file cannot be read, or is empty.
 */
export function readSetting(name: SettingName, environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const file = environment[`${name}_FILE`];
  if (!file) return environment[name] || undefined;
  let text;
  try {
    text = readFileSync(file, "utf8").trim();
  } catch (error) {
    const code = types.isNativeError(error) && "code" in error ? ` (${String(error.code)})` : "";
    throw new Error(`Cannot read ${file}, the file of ${name}_FILE${code}.`, { cause: error });
  }
  if (text === "") throw new Error(`${file}, the file of ${name}_FILE, is empty.`);
  return text;
}
