/**
 * Lets one caller stop waiting for a promise that others share. The promise itself goes on.
 *
 * @throws the signal's reason, once it aborts.
 */
export function abortable<T>(shared: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return shared;
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason);
    const settle =
      <V>(how: (value: V) => void) =>
      (value: V): void => {
        signal.removeEventListener("abort", leave);
        how(value);
      };
    signal.addEventListener("abort", leave, { once: true });
    shared.then(settle(resolve), settle(reject));
  });
}
