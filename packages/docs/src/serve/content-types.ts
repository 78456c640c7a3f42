import { extname } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml",
  ".yaml": "application/yaml",
  ".zip": "application/zip",
};

/** Returns the content type of a file, based on its name. */
export function contentType(file: string): string {
  return types[extname(file)] ?? "application/octet-stream";
}

/** Whether static hosts compress files of this type. */
export function isCompressible(type: string): boolean {
  return /^text\/|json|javascript|xml|yaml/.test(type);
}
