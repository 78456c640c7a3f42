import { readFileSync } from "node:fs";

/** What the environment may say, besides the command line: what should be in no list of processes. */
export type SettingName = "CHEKT_SANDBOX_CONTROL_TOKEN" | "CHEKT_SANDBOX_DB";

/**
 * A setting of the environment, or of the file that `<name>_FILE` names, as containers get their secrets. One that is
 * empty counts as none: a token of no letters would let in whoever bears none.
 *
 * @throws Error when the file cannot be read, or is empty.
 */
export function readSetting(name: SettingName, environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const file = environment[`${name}_FILE`];
  if (!file) return environment[name] || undefined;
  let text;
  try {
    text = readFileSync(file, "utf8").trim();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    throw new Error(`${name}_FILE names ${file}, which cannot be read${code}.`, { cause: error });
  }
  if (text === "") throw new Error(`${name}_FILE names ${file}, which is empty.`);
  return text;
}
