/** A recorded call. */
export interface Recorded {
  readonly method: string;
  readonly url: URL;
  readonly requestBody: string | undefined;
  readonly status: number;
  readonly responseType: string | undefined;
  readonly responseBody: string | undefined;
}

/** A file that cannot be read as recorded traffic. */
export class HarError extends Error {
  override readonly name = "HarError";
}

/**
 * Reads an HTTP Archive: http://www.softwareishard.com/blog/har-12-spec/
 *
 * @throws HarError if the text is not an HTTP Archive.
 */
export function readHar(text: string): readonly Recorded[] {
  let har: unknown;
  try {
    har = JSON.parse(text);
  } catch (error) {
    throw new HarError(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const entries: unknown = valueAt(har, "log", "entries");
  if (!Array.isArray(entries)) throw new HarError("not an HTTP Archive: log.entries is missing.");
  return entries.map(readEntry);
}

function readEntry(entry: unknown, index: number): Recorded {
  const url = textAt(entry, "request", "url");
  const method = textAt(entry, "request", "method");
  const status = valueAt(entry, "response", "status");
  if (url === undefined || !URL.canParse(url) || method === undefined || typeof status !== "number") {
    throw new HarError(`entry ${index} has no valid request.url, request.method or response.status.`);
  }
  const type = textAt(entry, "response", "content", "mimeType")?.split(";")[0]?.trim().toLowerCase();
  return {
    method: method.toUpperCase(),
    url: new URL(url),
    requestBody: textAt(entry, "request", "postData", "text"),
    status,
    responseType: type === "" || type === "x-unknown" ? undefined : type,
    responseBody: readBody(entry),
  };
}

function readBody(entry: unknown): string | undefined {
  const text = textAt(entry, "response", "content", "text");
  if (text === undefined || text === "") return undefined;
  const isEncoded = textAt(entry, "response", "content", "encoding") === "base64";
  return isEncoded ? Buffer.from(text, "base64").toString("utf8") : text;
}

function textAt(value: unknown, ...keys: string[]): string | undefined {
  const found = valueAt(value, ...keys);
  return typeof found === "string" ? found : undefined;
}

function valueAt(value: unknown, ...keys: string[]): unknown {
  let node = value;
  for (const key of keys) node = typeof node === "object" && node !== null ? Reflect.get(node, key) : undefined;
  return node;
}
