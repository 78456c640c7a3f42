/** The base of all errors of this package. None of them holds a secret or a token. */
export abstract class AuthError extends Error {
  /** The error for a log: its name, its message and what else it knows, without the stack and the cause. */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries([["name", this.name], ["message", this.message], ...Object.entries(this)]);
  }
}
