import type { Wire } from "./call.ts";

/** Longer bodies are truncated in a report. */
const LONGEST = 2000;

/** Secrets that are masked in reports. */
const SECRETS = /((?:client_secret|client_assertion|code|refresh_token)=)[^&]+/g;

/** Renders a request as a curl command, with `$TOKEN` in place of the token. */
export function renderCurl(baseUrl: string, { method, target, headers, body }: Wire): string {
  const parts = ["curl -i"];
  if (method !== "GET") parts.push(`-X ${method}`);
  parts.push(quote(`${baseUrl}${target}`));
  for (const [name, value] of Object.entries(headers)) {
    if (name === "authorization" && value.startsWith("Bearer ")) parts.push('-H "Authorization: Bearer $TOKEN"');
    else parts.push(`-H ${quote(`${name}: ${value}`)}`);
  }
  if (body !== undefined) parts.push(`--data-raw ${quote(bodyText(body))}`);
  return parts.join(" ");
}

function bodyText(body: string | Uint8Array): string {
  const text = typeof body === "string" ? body : new TextDecoder().decode(body);
  const masked = text.replaceAll(SECRETS, "$1…");
  return masked.length > LONGEST ? `${masked.slice(0, LONGEST)}… (${text.length} characters)` : masked;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
