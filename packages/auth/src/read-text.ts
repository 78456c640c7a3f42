import { observe } from "./observe.ts";

/**
 * Reads the body of a response as text, up to a limit. Returns undefined if it is larger, without reading the rest.
 *
 * @param limit in bytes, after decompression.
 */
export async function readText(response: Response, limit: number): Promise<string | undefined> {
  const { body, headers } = response;
  const length = headers.get("content-length");
  // The length is that of the compressed body. Without compression, no more than this can follow.
  const isKnown = length !== null && headers.get("content-encoding") === null;
  if (body === null || (isKnown && Number(length) <= limit)) return response.text();
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      observe(() => reader.cancel());
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
