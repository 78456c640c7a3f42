import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Json, JsonObject } from "./json.ts";

/** One side of a change. The value is left out where there was none. */
export interface Side {
  readonly pointer: string;
  readonly value?: Json;
}

/** A change as `redocly diff` reports it. */
export interface RawChange {
  /** A JSON pointer after `#`, from the document's root. */
  readonly path: string;
  /** The kind of node: `Parameter`, `Schema`, `Response`. */
  readonly typeName: string;
  readonly kind: "added" | "removed" | "modified";
  /** The key that changed, where the node itself was kept. */
  readonly property?: string;
  /** What Redocly's own rules make of it: `major` is breaking. */
  readonly impact: "major" | "minor" | "patch";
  readonly base?: Side;
  readonly revision?: Side;
}

/** The command of Redocly, for Node to run. */
export const redocly: string = join(
  dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")),
  "bin",
  "cli.js",
);

/**
 * Has Redocly compare two documents, by its recommended rules.
 *
 * @throws what Redocly says when it cannot read one of them.
 */
export async function redoclyDiff(base: JsonObject, revision: JsonObject): Promise<RawChange[]> {
  const folder = await mkdtemp(join(tmpdir(), "chekt-spec-diff-"));
  const file = (name: string): string => join(folder, name);
  try {
    await writeFile(file("base.json"), JSON.stringify(base));
    await writeFile(file("revision.json"), JSON.stringify(revision));
    await writeFile(file("redocly.yaml"), "telemetry: off\nextends: [diff-recommended]\n");
    const options = ["--format=json", "--fail-on=none", "--config=redocly.yaml"];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [redocly, "diff", "base.json", "revision.json", ...options],
      {
        cwd: folder,
        maxBuffer: 2 ** 30,
        env: { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" },
      },
    );
    return (JSON.parse(stdout) as { changes: RawChange[] }).changes;
  } finally {
    await rm(folder, { recursive: true });
  }
}
