import { hash, randomBytes, timingSafeEqual } from "node:crypto";

/** A new secret that nobody can guess: 256 random bits, in URL-safe letters. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * What is kept of a secret. Secrets here are random and long, so that one hash is enough: nobody finds them by trying.
 */
export function hashSecret(secret: string): string {
  return hash("sha256", secret);
}

/** Whether a secret is the one that was kept, in a time that does not tell how much of it is right. */
export function isSecret(given: string, kept: string): boolean {
  const one = Buffer.from(hashSecret(given));
  const other = Buffer.from(kept);
  return one.length === other.length && timingSafeEqual(one, other);
}
