import { ApiError } from "../api-error.ts";
import { type BodyBudget, SMALL_BODY } from "../body-budget.ts";

/** The largest accepted body, in bytes. A thousand devices with every field set fit into it. */
const MAX_BYTES = 4 * 1024 * 1024;

/** Thrown when the client disconnects before it has sent the whole body. No response can reach it. */
export class Disconnected extends Error {
  override readonly name = "Disconnected";
}

/** How deeply the arrays and objects of a body may be nested. */
const MAX_DEPTH = 200_000;

/**
 * Reads the body of a request as text.
 *
 * @param maxBytes the largest accepted body.
 * @param budget where memory for a large body is reserved. The caller releases it.
 * @throws ApiError 400 if it is too large, or not UTF-8, 503 if too many large bodies are in progress; Disconnected if its end never arrives.
 */
export async function readText(request: Request, maxBytes: number = MAX_BYTES, budget?: BodyBudget): Promise<string> {
  const length = request.headers.get("content-length");
  if (Number(length ?? 0) > maxBytes) throw tooLarge(maxBytes);
  budget?.take(request, length === null ? 0 : Number(length));
  const bytes = await (length === null ? readStream(request, maxBytes, budget) : request.arrayBuffer()).catch(
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
async function readStream(request: Request, maxBytes: number, budget: BodyBudget | undefined): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    // The size is unknown, so it reserves the most once it is not small.
    if (length > SMALL_BODY && length - chunk.length <= SMALL_BODY) budget?.take(request, maxBytes);
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
  if (text.length > MAX_DEPTH && isDeep(text)) {
    throw new ApiError(400, `The body is nested more deeply than ${MAX_DEPTH} levels`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    // The engine's message says where, and quotes part of the caller's own text.
    throw new ApiError(400, `The body is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Whether arrays and objects are nested more deeply than accepted. Parsing and returning them would fill the memory. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') isInString = !isInString;
    else if (isInString) index += character === "\\" ? 1 : 0;
    else if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
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
