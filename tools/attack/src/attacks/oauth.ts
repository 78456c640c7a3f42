import { Finding, send } from "../target.ts";
import type { Attack } from "./attack.ts";

/** Token and authorization requests that must not succeed. */
export const oauth: Attack = {
  name: "OAuth",
  async run({ target, random }) {
    const { clientId, clientSecret } = target.attacker;
    const form = random.pick([
      () => `client_id=${clientId}&client_secret=${clientSecret}&`.repeat(random.below(2000) + 2),
      () => Array.from({ length: random.below(20_000) }, (_, index) => `p${index}=1`).join("&"),
      () => `grant_type=client_credentials&client_id=${clientId}%00&client_secret=${clientSecret}`,
      () => `grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}&client_secret=x`,
      () => `grant_type=client_credentials&client_id=${target.other.clientId}&client_secret=${clientSecret}`,
      () =>
        `grant_type=refresh_token&client_id=${clientId}&client_secret=${clientSecret}&refresh_token=${random.below(1e9)}`,
      () =>
        `grant_type=authorization_code&client_id=${clientId}&client_secret=${clientSecret}&code=${random.below(1e9)}`,
      () => `grant_type=${encodeURIComponent(random.text(50).toWellFormed())}`,
      () =>
        `grant_type=client_credentials&client_id=${clientId}&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion=eyJhbGciOiJub25lIn0.e30.`,
    ])();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await send(target, "/oauth/token", { method: "POST", headers, body: form });
    if (answer?.status === 200) throw new Finding(`An invalid token request got a token: ${form.slice(0, 100)}`);
    const query = new URLSearchParams({
      response_type: "code",
      client_id: clientId,
      redirect_uri: random.pick([
        "https://attacker.example/",
        "http://localhost@attacker.example/",
        "http://localhost/\0",
      ]),
      login_hint: "42",
    });
    const page = await send(target, `/oauth/authorize?${query}`);
    if (page !== undefined && page.status < 400) throw new Finding(`A foreign redirect_uri was accepted: ${query}`);
    return [answer, page];
  },
};
