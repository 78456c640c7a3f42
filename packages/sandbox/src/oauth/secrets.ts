import { hash, randomBytes, timingSafeEqual } from "node:crypto";

/** Creates a secret: 256 random bits, in URL-safe characters. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** The hash under which a secret is stored. Secrets are random and long, so a single fast hash is enough. */
export function hashSecret(secret: string): string {
  return hash("sha256", secret);
}

/** Whether a secret matches the stored hash, compared in constant time. */
export function isSecret(given: string, stored: string): boolean {
  const givenHash = Buffer.from(hashSecret(given));
  const storedHash = Buffer.from(stored);
  return givenHash.length === storedHash.length && timingSafeEqual(givenHash, storedHash);
}
