import { ApiError } from "../api-error.ts";

/** The largest accepted body, in bytes. A thousand devices with every field set fit into it. */
const MAX_BYTES = 4 * 1024 * 1024;

/** Thrown when the client disconnects before it has sent the whole body. No response can reach it. */
export class Disconnected extends Error {
  override readonly name = "Disconnected";
}

/**
 * Reads the body of a request as text.
 *
 * @param maxBytes the largest accepted body.
 * @throws ApiError 400 if it is too large, or not UTF-8; Disconnected if its end never arrives.
 */
export async function readText(request: Request, maxBytes: number = MAX_BYTES): Promise<string> {
  const length = request.headers.get("content-length");
  if (Number(length ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const bytes = await (length === null ? readStream(request, maxBytes) : request.arrayBuffer()).catch(
    (error: unknown) => {
      throw error instanceof ApiError ? error : new Disconnected("The client disconnected", { cause: error });
    },
  );
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ApiError(400, "The body is not valid UTF-8");
  }
}

/** Counts the bytes of a body without a Content-Length. */
async function readStream(request: Request, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): ApiError {
  return new ApiError(400, `The body is larger than ${maxBytes} bytes. Send it in batches.`);
}

/**
 * Checks the media type of a request body.
 *
 * @throws ApiError 400 if it is not the one that the operation accepts.
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
 * Parses JSON.
 *
 * @throws ApiError 400 if it is not JSON.
 */
export function parseJson(text: string): unknown {
  if (text === "") throw new ApiError(400, "The body is empty. Send JSON.");
  try {
    return JSON.parse(text);
  } catch (error) {
    // The engine's message says where, and quotes part of the caller's own text.
    throw new ApiError(400, `The body is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Checks the strings in a parsed body.
 *
 * @throws ApiError 400 if no database can store one of them.
 */
export function checkBodyTexts(text: string, body: unknown): void {
  // Only an escape can produce such a character, and few bodies contain one, so most skip the check.
  if (/\\u/i.test(text)) checkTexts(body, "");
}

/** Rejects characters that no database can store: U+0000 and lone surrogates. */
export function checkText(text: string, field: string): void {
  if (text.includes("\0") || !text.isWellFormed()) {
    throw new ApiError(400, `${field} contains invalid characters (U+0000 or a lone surrogate)`, field);
  }
}

/**
 * Checks all strings in a value of any depth.
 *
 * @throws ApiError 400 if no database can store one of them.
 */
export function checkTexts(value: unknown, field: string): void {
  // Not recursive: the value may be too deep for the stack.
  const left = [{ value, field }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value: current, field: path } = next;
    if (typeof current === "string") checkText(current, path);
    else if (Array.isArray(current)) {
      for (const [index, item] of current.entries()) left.push({ value: item, field: `${path}[${index}]` });
    } else if (typeof current === "object" && current !== null) {
      for (const [key, item] of Object.entries(current)) {
        left.push({ value: item, field: path ? `${path}.${key}` : key });
      }
    }
  }
}
