/** A body in an archive. */
export interface RecordedBody {
  readonly text: string;
  /** Whether the recorder kept only the beginning. */
  readonly isTruncated: boolean;
}

/** A recorded call. */
export interface Recorded {
  readonly method: string;
  readonly url: URL;
  /** Undefined if there was none, or the recorder omits it. */
  readonly requestBody: RecordedBody | undefined;
  readonly status: number;
  readonly responseType: string | undefined;
  readonly responseBody: RecordedBody | undefined;
}

/** Why an entry of an archive is not compared with the description. */
export type SkipReason = "without a response" | "for CORS (preflight)" | "incomplete" | "not HTTP" | "to another host";

/** The recorded calls of an archive, and why the other entries are skipped. */
export interface Archive {
  readonly calls: readonly Recorded[];
  readonly skipped: readonly SkipReason[];
}

/** A file that cannot be read as recorded traffic. */
export class HarError extends Error {
  override readonly name = "HarError";
}

/**
 * Reads an HTTP Archive: http://www.softwareishard.com/blog/har-12-spec/
 *
 * @param bytes the file, in UTF-8 or, with a byte order mark, in UTF-16.
 * @throws HarError if it is not an HTTP Archive.
 */
export function readHar(bytes: Uint8Array): Archive {
  let har: unknown;
  try {
    har = JSON.parse(decodeFile(bytes));
  } catch {
    // The engine's message quotes the file, which may be confidential.
    throw new HarError("not JSON. Export the traffic as an HTTP Archive (HAR).");
  }
  const entries: unknown = valueAt(har, "log", "entries");
  if (!Array.isArray(entries)) throw new HarError("not an HTTP Archive: log.entries is missing.");
  const read = entries.map(readEntry);
  return {
    calls: read.filter((entry) => typeof entry === "object"),
    skipped: read.filter((entry) => typeof entry === "string"),
  };
}

/** Decodes a file. `TextDecoder` removes the byte order mark. */
function decodeFile(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

function readEntry(entry: unknown): Recorded | SkipReason {
  const url = URL.parse(textAt(entry, "request", "url") ?? "");
  const method = textAt(entry, "request", "method")?.toUpperCase();
  if (!url || method === undefined || !/^[A-Z]{1,20}$/.test(method)) return "incomplete";
  if (!/^https?:$/.test(url.protocol)) return "not HTTP";
  if (method === "OPTIONS" && hasHeader(entry, "access-control-request-method")) return "for CORS (preflight)";
  const status = valueAt(entry, "response", "status");
  // Browsers record 0 for connections that fail, are blocked or are canceled.
  if (status === 0) return "without a response";
  if (typeof status !== "number" || !isObject(valueAt(entry, "response", "content"))) return "incomplete";
  const type = textAt(entry, "response", "content", "mimeType")?.split(";")[0]?.trim().toLowerCase();
  return {
    method,
    url,
    requestBody: readBody(valueAt(entry, "request", "postData"), valueAt(entry, "request", "bodySize")),
    status,
    responseType: type === "" || type === "x-unknown" ? undefined : type,
    responseBody: readBody(valueAt(entry, "response", "content"), valueAt(entry, "response", "content", "size")),
  };
}

function readBody(content: unknown, size: unknown): RecordedBody | undefined {
  const raw = textAt(content, "text");
  if (raw === undefined || raw === "") return undefined;
  const isEncoded = textAt(content, "encoding")?.trim().toLowerCase() === "base64";
  const bytes = Buffer.from(raw, isEncoded ? "base64" : "utf8");
  const text = new TextDecoder().decode(bytes);
  // Some recorders mark truncated bodies. Of others, a body that is too short and not JSON is truncated.
  const isShort = typeof size === "number" && bytes.length < size && !isJson(text);
  return { text, isTruncated: isShort || valueAt(content, "_truncated") === true };
}

function hasHeader(entry: unknown, wanted: string): boolean {
  const headers = valueAt(entry, "request", "headers");
  return Array.isArray(headers) && headers.some((header) => textAt(header, "name")?.toLowerCase() === wanted);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function textAt(value: unknown, ...keys: string[]): string | undefined {
  const found = valueAt(value, ...keys);
  return typeof found === "string" ? found : undefined;
}

function valueAt(value: unknown, ...keys: string[]): unknown {
  let node = value;
  for (const key of keys) node = isObject(node) ? Reflect.get(node, key) : undefined;
  return node;
}
