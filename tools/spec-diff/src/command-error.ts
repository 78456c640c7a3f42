/** A fault that its message explains to the person at the terminal; it is shown without a stack. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
