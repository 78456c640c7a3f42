import type { IncomingMessage } from "node:http";
import { MIMEType } from "node:util";

/**
 * The largest body that is read: room for thousands of devices. Prism's server takes ten times as much, but Prism lists
 * every single violation, and three megabytes of `[{},{},…]` cost it fifteen seconds and three gigabytes.
 */
export const MAX_BODY_BYTES: number = 1024 * 1024;

/**
 * Reads a body, or gives up with `"too-large"` as soon as it is known to pass the limit. What the caller goes on to send
 * is thrown away, so that memory stays bounded and the connection stays in use.
 *
 * @throws what the stream reports when the caller goes away half-way.
 */
export function readBody(request: IncomingMessage, limit: number = MAX_BODY_BYTES): Promise<Buffer | "too-large"> {
  if (Number(request.headers["content-length"] ?? 0) > limit) return Promise.resolve("too-large");
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    // It goes on listening when it has had enough: what is not read would stay in the connection's way.
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      resolve("too-large");
    });
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
  });
}

/** Either the body as Prism wants it (`undefined` when there is none), or what is wrong with it in one sentence. */
export type BodyResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: string };

/**
 * Turns bytes into what Prism validates: JSON becomes a value, a form stays text with its escapes put right, anything
 * else is text.
 */
export function parseBody(bytes: Buffer, type: MIMEType | undefined): BodyResult {
  if (bytes.length === 0) return { ok: true, value: undefined };
  if (!type) return { ok: true, value: bytes.toString() };
  if (isJson(type)) {
    try {
      return { ok: true, value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
    } catch {
      // The engine's message quotes the body, which may hold a secret.
      return { ok: false, fault: "The request body is not valid JSON." };
    }
  }
  // Prism 5.16 throws at a form with a broken escape in a name (`%zz=1`). Every other form parser reads it literally.
  if (type.essence === "application/x-www-form-urlencoded") {
    return { ok: true, value: new URLSearchParams(bytes.toString()).toString() };
  }
  return { ok: true, value: bytes.toString() };
}

/** The media type of a body. `undefined` when the header is absent, `"malformed"` when it is none. */
export function readContentType(header: string | undefined): MIMEType | undefined | "malformed" {
  if (header === undefined) return undefined;
  try {
    return new MIMEType(header);
  } catch {
    return "malformed";
  }
}

function isJson({ type, subtype }: MIMEType): boolean {
  return type === "application" && (subtype === "json" || subtype.endsWith("+json"));
}
