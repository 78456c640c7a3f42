import { ApiError } from "../api-error.ts";

/** The largest body that is read: a thousand devices with all that can be said of them. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Reads the body of a request as text.
 *
 * @throws ApiError 400 when it is too large, or not UTF-8.
 */
export async function readText(request: Request): Promise<string> {
  const length = request.headers.get("content-length");
  if (Number(length ?? 0) > MAX_BYTES) throw tooLarge();
  const bytes = length === null ? await readStream(request) : await request.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ApiError(400, "The body is not UTF-8");
  }
}

/** Where the length is not told before, it is counted. */
async function readStream(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > MAX_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): ApiError {
  return new ApiError(400, `The body is larger than ${MAX_BYTES} bytes: send it in parts`);
}

/**
 * Whether a body is of the type that an operation takes.
 *
 * @throws ApiError 400 when it is not.
 */
export function checkMediaType(expected: string, header: string | null): void {
  const type = header?.split(";", 1)[0]?.trim().toLowerCase();
  if (type === expected) return;
  throw new ApiError(
    400,
    `The content-type must be ${expected}, but ${type ? `is ${type.slice(0, 100)}` : "is missing"}`,
    "content-type",
  );
}

/**
 * Reads JSON.
 *
 * @throws ApiError 400 when it is none, or holds a text that no database can keep.
 */
export function parseJson(text: string): unknown {
  if (text === "") throw new ApiError(400, "The body is empty: send JSON");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // The engine says where, and quotes some of the text: it is the sender's own.
    throw new ApiError(400, `The body is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  // Few bodies have any such letter, so that few are gone through.
  if (/\\u/i.test(text)) checkTexts(value, "");
  return value;
}

/** Refuses letters that are none: U+0000, and halves of a surrogate pair. */
export function checkText(text: string, field: string): void {
  if (text.includes("\0") || !text.isWellFormed()) {
    throw new ApiError(400, `${field} holds U+0000 or half a surrogate pair, which is no text`, field);
  }
}

function checkTexts(value: unknown, field: string): void {
  if (typeof value === "string") checkText(value, field);
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) checkTexts(item, `${field}[${index}]`);
  else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) checkTexts(item, field ? `${field}.${key}` : key);
  }
}
