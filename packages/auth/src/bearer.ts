/**
 * True for a text that an `Authorization: Bearer …` header can carry. What fetch says of any other one holds the text
 * itself, so it has to be found out before.
 */
export function isBearerToken(value: unknown): value is string {
  return typeof value === "string" && /^[\x21-\x7e]+$/.test(value);
}
