/**
 * Lets one caller stop waiting for a shared promise, which continues.
 *
 * @throws the signal's reason when it aborts.
 */
export function abortable<T>(shared: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return shared;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    const settle =
      <V>(how: (value: V) => void) =>
      (value: V): void => {
        signal.removeEventListener("abort", stop);
        how(value);
      };
    signal.addEventListener("abort", stop, { once: true });
    shared.then(settle(resolve), settle(reject));
  });
}
