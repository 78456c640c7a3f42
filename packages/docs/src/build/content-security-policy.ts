import { createHash } from "node:crypto";

const INLINE = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>/g;

/** What a page needs beyond the default policy. */
export interface Allowance {
  /** Origins that the page may send requests to, in addition to its own. */
  readonly connect?: readonly string[];
  /** Whether the page may create styles at run time. */
  readonly styles?: boolean;
}

/**
 * Returns the policy of a page, based on its HTML: it runs its own inline scripts and styles and those of its origin,
 * and sends no requests to other origins.
 */
function buildPolicy(html: string, { connect = [], styles = false }: Allowance = {}): string {
  const hashes = { script: new Set<string>(), style: new Set<string>() };
  for (const [, tag, attributes = "", content = ""] of html.matchAll(INLINE)) {
    // Skip scripts with a `src`, and data blocks, which do not run.
    if (tag === "style") hashes.style.add(hash(content));
    else if (!/\bsrc=|type="application\/(ld\+)?json"/.test(attributes)) hashes.script.add(hash(content));
  }
  return [
    "default-src 'none'",
    // The search uses WebAssembly.
    ["script-src 'self' 'wasm-unsafe-eval'", ...hashes.script].join(" "),
    styles ? "style-src 'self' 'unsafe-inline'" : ["style-src 'self'", ...hashes.style].join(" "),
    // Syntax highlighting uses style attributes. They cannot load anything that the rest of the policy forbids.
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

/**
 * Writes the policy into the page, so that it applies on any static host. It comes first in the head, before
 * everything that it governs.
 */
export function withPolicy(html: string, allowance?: Allowance): string {
  const policy = `<meta http-equiv="content-security-policy" content="${buildPolicy(html, allowance)}">`;
  const end = /<meta charset="utf-8"\s*\/?>/i;
  if (!end.test(html)) throw new Error('The page does not contain <meta charset="utf-8">.');
  return html.replace(end, (charset) => charset + policy);
}
