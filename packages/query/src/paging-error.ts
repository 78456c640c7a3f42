/** A list that cannot be read to its end: what the server answered does not fit what it was asked for. */
export class PagingError extends Error {
  override get name(): "PagingError" {
    return "PagingError";
  }
}
