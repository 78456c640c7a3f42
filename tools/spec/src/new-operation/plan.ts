import { parse } from "yaml";
import { deriveNames } from "./names.ts";
import { METHODS, type NewOperation, UsageError } from "./request.ts";
import {
  responseSchemaYaml,
  bodySchemaYaml,
  changesetMarkdown,
  exampleYaml,
  operationYaml,
  parameterYaml,
  pathParametersYaml,
  typescriptSample,
} from "./write-files.ts";

/** Reads a file by its path relative to the repository. Returns undefined if it does not exist. */
export type ReadFile = (path: string) => string | undefined;

interface Root {
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, { readonly $ref: string }>>;
}

const ROOT = "spec/openapi.yaml";

/**
 * Plans the files for a new operation, by their paths relative to the repository. Existing files that can be reused
 * are unchanged.
 *
 * @throws UsageError if the operation already exists, or its tag does not exist.
 */
export function planFiles(operation: NewOperation, read: ReadFile): ReadonlyMap<string, string> {
  const text = read(ROOT);
  if (text === undefined)
    throw new UsageError(`${ROOT} does not exist. Run the command in the folder of the repository.`);
  const root = parse(text) as Root;
  const tags = root.tags.map(({ name }) => name);
  if (!tags.includes(operation.tag)) {
    throw new UsageError(`Unknown tag "${operation.tag}". Tags: ${tags.join(", ")}. Add a new tag to ${ROOT} first.`);
  }
  if (read(`spec/samples/${operation.id}.ts`) !== undefined) {
    throw new UsageError(`Operation ${operation.id} already exists.`);
  }
  const names = deriveNames(operation);
  const files = new Map<string, string>();
  const addFile = (path: string, content: string): void => {
    if (read(path) === undefined) files.set(path, content);
  };

  const known = root.paths[operation.path]?.$ref;
  const file = known === undefined ? `spec/paths/${names.folder}/${names.file}.yaml` : `spec/${known}`;
  const existing = read(file);
  if (existing !== undefined && known === undefined) {
    throw new UsageError(
      `${file} already describes another path. Create the file of ${operation.path} by hand, under another name.`,
    );
  }
  if (existing === undefined) {
    files.set(file, `${pathParametersYaml(names)}${operationYaml(operation, names)}`);
    files.set(ROOT, withPath(text, operation.path, file.replace("spec/", "")));
  } else {
    files.set(file, withOperation(existing, file, operation, operationYaml(operation, names)));
  }
  for (const name of names.parameters) addFile(`spec/components/parameters/${name}.yaml`, parameterYaml(name));
  if (operation.hasBody) addFile(`spec/components/schemas/${names.body}.yaml`, bodySchemaYaml(names));
  if (operation.status !== "204") {
    addFile(`spec/components/schemas/${names.response}.yaml`, responseSchemaYaml(names));
    addFile(`spec/components/examples/${names.noun}.yaml`, exampleYaml(names));
  }
  files.set(`spec/samples/${operation.id}.ts`, typescriptSample(operation));
  files.set(`.changeset/new-${operation.id.toLowerCase()}.md`, changesetMarkdown(operation));
  return files;
}

/** Appends a path to the list of paths. */
function withPath(root: string, path: string, file: string): string {
  return root.replace(/^components:/m, `  ${path}:\n    $ref: ${file}\ncomponents:`);
}

/** Inserts an operation into its path, in the order of methods that the lint rules require. */
function withOperation(pathItem: string, file: string, { method }: NewOperation, yaml: string): string {
  if (new RegExp(`^${method}:`, "m").test(pathItem)) throw new UsageError(`${file} already has a ${method} operation.`);
  const after = METHODS.slice(METHODS.indexOf(method) + 1);
  const next = new RegExp(`^(?=(${after.join("|") || "$^"}):)`, "m").exec(pathItem);
  const at = next?.index ?? pathItem.length;
  return `${pathItem.slice(0, at)}${yaml}${pathItem.slice(at)}`;
}
