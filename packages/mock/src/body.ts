import type { IncomingMessage } from "node:http";
import { MIMEType } from "node:util";

/**
 * The maximum size of a body, enough for a thousand devices with every field set.
 */
export const MAX_BODY_BYTES: number = 1024 * 1024;

/**
 * How many values a JSON body may have, and how deeply they may be nested. A thousand devices with every field set have ten
 * thousand values. Prism lists every violation: a megabyte of `[{},{},…]` takes seconds and hundreds of megabytes.
 */
const MAX_VALUES = 20_000;
const MAX_DEPTH = 100;

/** How many fields a form may have. */
const MAX_FIELDS = 100;

/**
 * Reads a body. Resolves with `"too-large"` as soon as it exceeds the limit, and discards the rest, so that memory stays
 * bounded and the connection can be reused.
 *
 * @throws the error of the stream if the caller disconnects.
 */
export function readBody(request: IncomingMessage, limit: number = MAX_BODY_BYTES): Promise<Buffer | "too-large"> {
  if (Number(request.headers["content-length"] ?? 0) > limit) return Promise.resolve("too-large");
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    // Read to the end: unread data would block the next request on the connection.
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

/** The body in the form that Prism expects (`undefined` for an empty one), or the problem in one sentence. */
export type BodyResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string };

/**
 * Decodes a body for Prism: JSON is parsed, a form stays a string with corrected escapes, and anything else becomes a
 * string.
 */
export function parseBody(bytes: Buffer, type: MIMEType | undefined): BodyResult {
  if (bytes.length === 0) return { ok: true, value: undefined };
  if (!type) return { ok: true, value: bytes.toString() };
  if (isJson(type)) {
    const excess = findExcess(bytes);
    if (excess !== undefined) return { ok: false, problem: excess };
    try {
      return { ok: true, value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
    } catch {
      // The message of JSON.parse quotes the body, which may contain a secret.
      return { ok: false, problem: "The body is not valid JSON." };
    }
  }
  // Prism 5.16 throws on an invalid escape in the key of a form field (`%zz=1`). Other parsers read it literally.
  if (type.essence === "application/x-www-form-urlencoded") {
    const form = new URLSearchParams(bytes.toString());
    if (form.size > MAX_FIELDS) {
      return { ok: false, problem: `The form has ${form.size} fields. Send at most ${MAX_FIELDS}.` };
    }
    return { ok: true, value: form.toString() };
  }
  return { ok: true, value: bytes.toString() };
}

/** Returns what is excessive about the structure of JSON, in one sentence, without parsing it. */
function findExcess(bytes: Buffer): string | undefined {
  let [values, depth, isInString] = [1, 0, false];
  for (let index = 0; index < bytes.length; index += 1) {
    const character = String.fromCharCode(bytes[index] ?? 0);
    if (character === '"') isInString = !isInString;
    else if (isInString) index += character === "\\" ? 1 : 0;
    else if (character === ",") values += 1;
    else if (character === "[" || character === "{") {
      values += 1;
      depth += 1;
    } else if (character === "]" || character === "}") depth -= 1;
    if (depth > MAX_DEPTH) return `The body is nested more deeply than ${MAX_DEPTH} levels.`;
    if (values > MAX_VALUES) return `The body has more than ${MAX_VALUES} values. Send it in batches.`;
  }
  return undefined;
}

/** Parses a content-type: `undefined` if the header is missing, `"malformed"` if it is invalid. */
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
