import { stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";

/** What a path leads to: a file, the same path with a slash at its end, or nothing. */
export type Found = { readonly file: string } | { readonly location: string } | undefined;

/** Looks for the file of a path, as static hosts do: that of a folder is its `index.html`. Never outside of the folder. */
export async function findFile(folder: string, pathname: string): Promise<Found> {
  const path = decode(pathname);
  if (path === undefined) return undefined;
  const root = resolve(folder);
  const file = join(root, path);
  if (file !== root && !file.startsWith(root + sep)) return undefined;
  const kind = await readKind(file);
  if (kind === "file") return path.endsWith("/") ? undefined : { file };
  if (kind !== "folder" || (await readKind(join(file, "index.html"))) !== "file") return undefined;
  // Only the last segment, so that it holds under any base, and leads to no other host.
  return path.endsWith("/")
    ? { file: join(file, "index.html") }
    : { location: `./${encodeURIComponent(path.split("/").at(-1) ?? "")}/` };
}

/** The path as it was meant; undefined where it cannot be read, or is not that of a file. */
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
