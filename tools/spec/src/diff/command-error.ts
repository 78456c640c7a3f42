/** An error for the person at the terminal: its message is shown without a stack trace. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
