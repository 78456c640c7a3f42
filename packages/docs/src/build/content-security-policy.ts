import { createHash } from "node:crypto";

const INLINE = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>/g;

/** What a page may do beyond what all may. */
export interface Allowance {
  /** Where it may send requests to, beside its own origin. */
  readonly connect?: readonly string[];
  /** Whether it may make styles as it goes. */
  readonly styles?: boolean;
}

/**
 * The policy of a page, made of what is written in it: it runs the scripts and styles that it was built with and those of
 * its own origin, and sends no request to other origins.
 */
function buildPolicy(html: string, { connect = [], styles = false }: Allowance = {}): string {
  const hashes = { script: new Set<string>(), style: new Set<string>() };
  for (const [, tag, attributes = "", content = ""] of html.matchAll(INLINE)) {
    // What is loaded has a source, and data is not run.
    if (tag === "style") hashes.style.add(hash(content));
    else if (!/\bsrc=|type="application\/(ld\+)?json"/.test(attributes)) hashes.script.add(hash(content));
  }
  return [
    "default-src 'none'",
    // The search runs as WebAssembly.
    ["script-src 'self' 'wasm-unsafe-eval'", ...hashes.script].join(" "),
    styles ? "style-src 'self' 'unsafe-inline'" : ["style-src 'self'", ...hashes.style].join(" "),
    // Code is coloured by the attribute, which can load nothing that the rest of the policy forbids.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...connect].join(" "),
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join("; ");
}

function hash(content: string): string {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}

/** Writes the policy of a page into it, where it holds on any static host. It comes before all that it is about. */
export function withPolicy(html: string, allowance?: Allowance): string {
  const policy = `<meta http-equiv="content-security-policy" content="${buildPolicy(html, allowance)}">`;
  const end = /<meta charset="utf-8"\s*\/?>/i;
  if (!end.test(html)) throw new Error("The page does not begin with its charset.");
  return html.replace(end, (charset) => charset + policy);
}
