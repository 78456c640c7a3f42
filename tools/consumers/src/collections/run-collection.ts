import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folder } from "../folder.ts";
import { type Ended, run } from "../runtimes/run.ts";

/** The published collections. */
const collections: string = fileURLToPath(
  new URL("collections/", import.meta.resolve("@chekt/partner-spec/package.json")),
);

/** Sends the whole collection of a format to a sandbox, with the published environment except for the URL. */
export type CollectionRunner = (baseUrl: string) => Promise<Ended>;

/** Runs the Postman collection with newman. */
export const runPostman: CollectionRunner = (baseUrl) => runPostmanFolders([], "sandbox", { base_url: baseUrl });

/** Runs the Bruno collection with Bruno's command. */
export const runBruno: CollectionRunner = (baseUrl) => runBrunoFolders([], "sandbox", { base_url: baseUrl });

/** Runs some folders of a collection in an environment, or all folders if none are named. */
export type FolderRunner = (
  folders: readonly string[],
  environment: string,
  variables: Readonly<Record<string, string>>,
) => Promise<Ended>;

export const runPostmanFolders: FolderRunner = (folders, environment, variables) =>
  runCommand("newman", join(collections, "postman"), [
    "run",
    "chekt-partner-api.postman_collection.json",
    `--environment=${environment}.postman_environment.json`,
    ...folders.map((name) => `--folder=${name}`),
    ...assign("--env-var", variables),
  ]);

export const runBrunoFolders: FolderRunner = (folders, environment, variables) =>
  runCommand("bru", join(collections, "bruno"), [
    "run",
    ...folders,
    `--env=${environment}`,
    ...assign("--env-var", variables),
  ]);

/** Runs the files for JetBrains with httpyac, which reads their environments and runs their scripts. */
export const runJetBrains: CollectionRunner = (baseUrl) =>
  runHttpyac(join(collections, "http", "jetbrains"), ["--env=sandbox", ...assign("--var", { base_url: baseUrl })]);

/**
 * Runs the files for Visual Studio Code with httpyac. It reads neither the editor's settings nor the references of REST
 * Client, so both are added to a copy.
 */
export const runVsCode: CollectionRunner = async (baseUrl) => {
  const copy = await createFolder("vscode-");
  try {
    await cp(join(collections, "http", "vscode"), copy, { recursive: true });
    await writeFile(join(copy, "httpyac.config.cjs"), RESOLVE_REFERENCES);
    const variables = { ...(await readVsCodeEnvironment("sandbox")), base_url: baseUrl };
    return await runHttpyac(copy, assign("--var", variables));
  } finally {
    await rm(copy, { recursive: true });
  }
};

/** Resolves `{{name.response.body.$.path}}`, as REST Client does, with the response of the named request. */
const RESOLVE_REFERENCES = `
const REFERENCE = /\\{\\{(\\w+)\\.response\\.body\\.\\$([\\w.[\\]]+)\\}\\}/g;
const resolve = (body, path) => path.match(/\\w+/g).reduce((value, key) => value[key], body);
module.exports = {
  configureHooks(api) {
    api.hooks.replaceVariable.addHook("restClientReference", async (text, _type, { variables }) =>
      typeof text === "string" ? text.replace(REFERENCE, (_all, name, path) => resolve(variables[name], path)) : text,
      { before: ["host"] },
    );
  },
};
`;

async function readVsCodeEnvironment(name: string): Promise<Record<string, string>> {
  const settings = await readFile(join(collections, "http", "vscode", ".vscode", "settings.json"), "utf8");
  const { "rest-client.environmentVariables": environments } = JSON.parse(settings.replace(/^\/\/.*\n/, "")) as {
    "rest-client.environmentVariables": Record<string, Record<string, string>>;
  };
  const environment = environments[name];
  if (!environment) throw new Error(`The settings have no environment "${name}".`);
  return environment;
}

/** Writes the options of a command that set variables. */
function assign(option: string, variables: Readonly<Record<string, string>>): string[] {
  return Object.entries(variables).flatMap(([name, value]) => [option, `${name}=${value}`]);
}

/** Runs each file alone: none may depend on the variables of another. */
async function runHttpyac(cwd: string, options: readonly string[]): Promise<Ended> {
  const files = (await readdir(cwd)).filter((name) => name.endsWith(".http"));
  if (files.length === 0) throw new Error(`${cwd} has no .http files.`);
  const results = await Promise.all(
    files.map((file) => runCommand("httpyac", cwd, ["send", file, "--all", ...options])),
  );
  return {
    code: results.find(({ code }) => code !== 0)?.code ?? 0,
    stdout: results.map(({ stdout }) => stdout).join(""),
    stderr: results.map(({ stderr }) => stderr).join(""),
  };
}

/** Runs a command of this package. Its home is an empty folder, so that it neither finds nor leaves settings. */
async function runCommand(command: string, cwd: string, args: readonly string[]): Promise<Ended> {
  const home = await createFolder("home-");
  try {
    return await run(join(folder, "node_modules", ".bin", command), args, cwd, { HOME: home });
  } finally {
    await rm(home, { recursive: true });
  }
}

async function createFolder(prefix: string): Promise<string> {
  const reports = join(folder, ".reports", "collections");
  await mkdir(reports, { recursive: true });
  return mkdtemp(join(reports, prefix));
}
