/** The error that a promise fails with. */
export async function catchError(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw new TypeError("It failed with something that is not an error.", { cause: error });
  }
  throw new Error("It did not fail.");
}
