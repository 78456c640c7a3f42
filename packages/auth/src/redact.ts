/** The parameters of a token request that nobody else may see. */
const SECRET_PARAMETERS = ["client_secret", "client_assertion", "code", "code_verifier", "refresh_token"];

/** The secrets that a token request carries, in each form in which an answer could echo them. */
export function secretsIn(parameters: URLSearchParams): string[] {
  return SECRET_PARAMETERS.map((name) => parameters.get(name) ?? "").flatMap((secret) =>
    secret === "" ? [] : [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)],
  );
}

/** Takes secrets out of a text that goes into an error. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((redacted, secret) => redacted.replaceAll(secret, "[redacted]"), text);
}
