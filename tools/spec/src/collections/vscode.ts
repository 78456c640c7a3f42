import type { GeneratedFile } from "../codegen/output.ts";
import type { Environment } from "./environments.ts";
import { renderHttpFiles } from "./http-file.ts";
import type { Collection, CollectionRequest } from "./model.ts";
import { REGENERATE } from "./prose.ts";
import { writePath } from "./template.ts";

/**
 * The files of REST Client for Visual Studio Code. It has no scripts: a request refers to the response of a named request in
 * the same file. The folder's settings define the environments.
 */
export function renderVsCode(collection: Collection, environments: readonly Environment[]): GeneratedFile[] {
  const variables = Object.fromEntries(
    environments.map((environment) => [
      environment.name,
      Object.fromEntries(environment.variables.map(({ name, value }) => [name, value])),
    ]),
  );
  const settings = JSON.stringify({ "rest-client.environmentVariables": variables }, null, 2);
  return [
    { name: ".vscode/settings.json", text: `// ${REGENERATE}\n${settings}\n` },
    ...renderHttpFiles(collection, { show, unique: "{{$guid}}", renderHandler: () => undefined }),
  ];
}

/** Refers to the response that the variable comes from, or else to the environment. */
function show(variable: string, before: readonly CollectionRequest[]): string {
  for (const { operation, captures } of before) {
    const capture = captures.find((candidate) => candidate.variable === variable && !candidate.isFallback);
    if (!capture) continue;
    return `{{${operation}.response.body.$${writePath(capture.path)}}}`;
  }
  return `{{${variable}}}`;
}
