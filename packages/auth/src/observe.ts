/**
 * Calls an observer, such as a logger or a progress bar, without waiting for it. Whether it throws, rejects or never
 * finishes, it does not affect what it observes.
 */
export function observe(call: () => unknown): void {
  void (async () => {
    await call();
  })().catch(() => {});
}
