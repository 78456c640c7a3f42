/** Returns the error that a promise rejects with. */
export async function catchError(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw new TypeError("Expected an Error, but another value was thrown.", { cause: error });
  }
  throw new Error("Expected an error, but nothing was thrown.");
}
