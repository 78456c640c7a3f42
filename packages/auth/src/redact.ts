/** The secret parameters of a token request. */
const SECRET_PARAMETERS = ["client_secret", "client_assertion", "code", "code_verifier", "refresh_token"];

/** Returns the secrets of a token request, in every encoding in which a response could echo them. */
export function findSecrets(parameters: URLSearchParams): string[] {
  return SECRET_PARAMETERS.map((name) => parameters.get(name) ?? "").flatMap((secret) =>
    secret === "" ? [] : [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)],
  );
}

/** Removes secrets from the text of an error. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((redacted, secret) => redacted.replaceAll(secret, "[redacted]"), text);
}
