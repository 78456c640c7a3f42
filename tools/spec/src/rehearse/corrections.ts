import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "yaml";

/** A fact that CHeKT may correct, and how the description changes with it. */
export interface Correction {
  readonly what: string;
  /** Changes the description in a folder. Returns the names of the files that a person would edit. */
  readonly apply: (spec: string) => Promise<readonly string[]>;
}

/** The corrections that are rehearsed, by name. */
export const corrections: Readonly<Record<string, Correction>> = {
  "update-site-put": {
    what: "updateSite is a PUT",
    apply: async (spec) => {
      const file = "paths/sites/site.yaml";
      await edit(join(spec, file), (text) => replaceOnce(text, /^patch:$/m, "put:"));
      return [file];
    },
  },
  "nested-errors": {
    what: "error bodies have the nested format only",
    apply: async (spec) => {
      const schemas = join(spec, "components", "schemas");
      await rename(join(schemas, "NestedErrorDto.yaml"), join(schemas, "ErrorDto.yaml"));
      await rm(join(schemas, "FlatErrorDto.yaml"));
      const edited = ["ErrorDto", "FlatErrorDto", "NestedErrorDto"].map((name) => `components/schemas/${name}.yaml`);
      for (const name of await listErrorExamples(spec)) {
        const example = `components/examples/${name}.yaml`;
        await edit(join(spec, example), nestExample);
        edited.push(example);
      }
      return edited;
    },
  },
  "update-devices-post": {
    what: "updateDevices is a POST to /devices/bulk-update",
    apply: async (spec) => {
      const from = "paths/devices/devices.yaml";
      const to = "paths/devices/bulk-update.yaml";
      const text = await readFile(join(spec, from), "utf8");
      const parameters = text.slice(0, text.indexOf("\nget:\n") + 1);
      const start = text.indexOf("\npatch:\n") + 1;
      const update = text.slice(start);
      await writeFile(join(spec, to), parameters + replaceOnce(update, /^patch:/, "post:"));
      await writeFile(join(spec, from), text.slice(0, start));
      await edit(join(spec, "openapi.yaml"), (root) =>
        replaceOnce(
          root,
          /( {2}\/partner\/v1\/dealers\/\{dealerId\}\/sites\/\{siteId\}\/devices)\/bulk-delete:\n/,
          (match, path: string) => `${path}/bulk-update:\n    $ref: ${to}\n${match}`,
        ),
      );
      return [from, to, "openapi.yaml"];
    },
  },
};

async function edit(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(file, change(await readFile(file, "utf8")));
}

/** @throws Error if the pattern does not match, because then the description has changed. */
function replaceOnce(text: string, pattern: RegExp, by: string | ((match: string, group: string) => string)): string {
  if (!pattern.test(text))
    throw new Error(`Nothing matches ${String(pattern)}: adapt the correction to the description.`);
  return typeof by === "string" ? text.replace(pattern, by) : text.replace(pattern, by);
}

/** The examples of errors in the flat format. */
async function listErrorExamples(spec: string): Promise<string[]> {
  const names: string[] = [];
  for (const name of await readdir(join(spec, "components", "examples"))) {
    const text = await readFile(join(spec, "components", "examples", name), "utf8");
    if (/^ {2}error_message:/m.test(text)) names.push(name.replace(/\.yaml$/, ""));
  }
  return names;
}

/** Rewrites an example in the nested format. */
function nestExample(text: string): string {
  const document = parseDocument(text);
  const { error_message: message, field, code } = Object(document.toJS().value);
  document.set("value", { error: { code: code ?? "invalid_request", message, ...(field !== undefined && { field }) } });
  return document.toString();
}
