/**
 * The arguments after `npm start`. Without `--`, npm takes `--once` and `--port` for its own options: it
 * leaves them in the environment, and the value of `--port 4011` (not that of `--port=4011`) among the arguments.
 */
export function withNpmOptions(args: readonly string[], env: Readonly<Record<string, string | undefined>>): string[] {
  const { npm_lifecycle_event: script, npm_config_once: once, npm_config_port: port } = env;
  if (script !== "start") return [...args];
  const taken: string[] = [];
  if (once === "true") taken.push("--once");
  // `true` is what npm makes of an option without a value: that is the first argument, or missing.
  if (port !== undefined) taken.push(port === "true" ? "--port" : `--port=${port}`);
  return [...taken, ...args];
}
