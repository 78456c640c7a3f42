/** An error whose message is enough for the user. It is printed without a stack. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
