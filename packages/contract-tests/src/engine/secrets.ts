import { findSecrets, redact } from "@chekt/partner-auth/internal";
import { isObject } from "@chekt/description";
import type { Finding } from "./finding.ts";
import type { Access } from "./target.ts";
import type { Exchange } from "./wire/exchange.ts";

/** The properties of a token response that are secret. */
const SECRET_PROPERTIES = ["access_token", "refresh_token"];

/** The values of properties with secret names, in JSON, in case they are not strings or not complete. */
const SECRET_VALUES =
  /("(?:access_token|refresh_token|id_token|client_secret|client_assertion)"\s*:\s*)(?:"(?:[^"\\]|\\.)*"?|[^\s,}\]]+)/g;

/** The secrets of a run: those that it was given, and those that the server issued. None of them may be reported. */
export class Secrets {
  readonly #values = new Set<string>();

  constructor({ partner, dealerApp, userToken }: Access) {
    for (const client of [partner, dealerApp]) {
      if (client === undefined) continue;
      const form = new URLSearchParams({ client_id: client.clientId, client_secret: client.clientSecret });
      for (const secret of findSecrets(form)) this.#values.add(secret);
    }
    if (userToken) this.#values.add(userToken);
  }

  /** Notes the tokens in a response. */
  note({ json }: Exchange): void {
    if (!isObject(json)) return;
    for (const name of SECRET_PROPERTIES) {
      const value = json[name];
      if (typeof value === "string" && value !== "") this.#values.add(value);
    }
  }

  /** Removes the secrets from a text, in every encoding. */
  hide(text: string): string {
    return redact(text.replaceAll(SECRET_VALUES, '$1"[redacted]"'), [...this.#values]);
  }

  /** Removes the secrets from a finding. */
  hideIn(finding: Finding): Finding {
    const { request, expected, where, got, answer } = finding;
    return {
      ...finding,
      request: request === undefined ? undefined : this.hide(request),
      expected: this.hide(expected),
      where: this.hide(where),
      ...(got !== undefined && { got: this.hide(got) }),
      answer: this.hide(answer),
    };
  }
}
