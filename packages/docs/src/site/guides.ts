/** The guides, in reading order. */
export const guides: readonly string[] = [
  "quickstart",
  "authentication",
  "dealers-and-scopes",
  "querying",
  "bulk-devices",
  "errors-and-retries",
  "rate-limits",
  "idempotency",
  "alarm-verifications",
  "testing",
  "collections",
  "going-live",
  "versions",
  "hosting",
  "security-and-limits",
];
