/** An environment variable; undefined where it is empty, or where the runtime has none, or none for this program. */
export function environment(name: string): string | undefined {
  const { process }: { process?: { env?: Record<string, string | undefined> } } = globalThis as object;
  try {
    return process?.env?.[name] || undefined;
  } catch {
    // Deno asks for permission.
    return undefined;
  }
}
