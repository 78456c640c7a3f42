/** The environment variables of the runtime, where it has some. */
export function environment(): Readonly<Record<string, string | undefined>> {
  const { process }: { process?: { env?: Record<string, string | undefined> } } = globalThis as object;
  return process?.env ?? {};
}
