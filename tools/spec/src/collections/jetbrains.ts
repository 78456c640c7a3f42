import type { GeneratedFile } from "../codegen/output.ts";
import type { Environment } from "./environments.ts";
import { renderHttpFiles } from "./http-file.ts";
import type { Collection, CollectionRequest } from "./model.ts";
import { writePath } from "./template.ts";

/**
 * The files of the HTTP client of JetBrains' editors. Scripts test the responses and keep values in global variables.
 * Secrets belong into `http-client.private.env.json`, which everyone creates for themselves.
 */
export function renderJetBrains(collection: Collection, environments: readonly Environment[]): GeneratedFile[] {
  const variables = Object.fromEntries(
    environments.map((environment) => [
      environment.name,
      Object.fromEntries(
        environment.variables.filter(({ isSecret }) => !isSecret).map(({ name, value }) => [name, value]),
      ),
    ]),
  );
  return [
    { name: "http-client.env.json", text: `${JSON.stringify(variables, null, 2)}\n` },
    ...renderHttpFiles(collection, {
      show: (variable) => `{{${variable}}}`,
      unique: "{{$random.uuid}}",
      renderHandler,
    }),
  ];
}

function renderHandler({ status, isBulk, captures }: CollectionRequest): string {
  const sets = captures
    .filter(({ isFallback }) => !isFallback)
    .map(({ variable, path }) => `client.global.set("${variable}", response.body${writePath(path)});`);
  const tests = [
    `client.test("The status is ${status}", () => client.assert(response.status === ${status}));`,
    ...(isBulk ? ['client.test("No item fails", () => client.assert(response.body.failure_count === 0));'] : []),
  ];
  return ["> {%", ...[...tests, ...sets].map((line) => `  ${line}`), "%}"].join("\n");
}
