import { stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";

/** The result of a lookup: a file, a redirect to the path with a trailing slash, or nothing. */
export type Found = { readonly file: string } | { readonly location: string } | undefined;

/**
 * Finds the file for a path like a static host: a folder has its `index.html`. Never returns a file outside the
 * folder.
 */
export async function findFile(folder: string, pathname: string): Promise<Found> {
  const path = decode(pathname);
  if (path === undefined) return undefined;
  const root = resolve(folder);
  const file = join(root, path);
  if (file !== root && !file.startsWith(root + sep)) return undefined;
  const kind = await readKind(file);
  if (kind === "file") return path.endsWith("/") ? undefined : { file };
  if (kind !== "folder" || (await readKind(join(file, "index.html"))) !== "file") return undefined;
  // Only the last segment, so that the redirect works under any base and cannot lead to another host.
  return path.endsWith("/")
    ? { file: join(file, "index.html") }
    : { location: `./${encodeURIComponent(path.split("/").at(-1) ?? "")}/` };
}

/** Decodes the path. Returns undefined if it is malformed or does not name a file. */
function decode(pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname);
    return /[\0\\]/.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}

async function readKind(path: string): Promise<"file" | "folder" | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? "file" : found?.isDirectory() ? "folder" : undefined;
}
