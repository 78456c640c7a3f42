/** The guides, in the order in which they are read. */
export const guides: readonly string[] = [
  "quickstart",
  "authentication",
  "dealers-and-scopes",
  "querying",
  "bulk-devices",
  "errors-and-retries",
  "alarm-verifications",
  "testing",
  "going-live",
  "versions",
  "hosting",
];
