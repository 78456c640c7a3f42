import type { GeneratedFile } from "../codegen/output.ts";
import type { Collection, CollectionRequest, Folder } from "./model.ts";
import { REGENERATE } from "./prose.ts";
import { type Placeholder, writeForm, writeJson } from "./template.ts";

/** What differs between the editors that send `.http` files. */
export interface Dialect {
  /** Writes a reference to a variable. `before` are the requests above the one that uses it. */
  readonly show: (variable: string, before: readonly CollectionRequest[]) => string;
  /** A new UUID in every request. */
  readonly unique: string;
  /** What follows the body of a request, or undefined. */
  readonly renderHandler: (request: CollectionRequest) => string | undefined;
}

/**
 * A `.http` file for each folder. Each begins with the token request, so that it can be sent from top to bottom without the
 * others.
 */
export function renderHttpFiles({ folders }: Collection, dialect: Dialect): GeneratedFile[] {
  const token = folders.flatMap(({ requests }) => requests).find(({ operation }) => operation === "createToken");
  if (!token) throw new Error("No request fetches an access token.");
  return folders.map((folder) => ({ name: `${folder.slug}.http`, text: renderFile(folder, token, dialect) }));
}

function renderFile({ name, requests }: Folder, token: CollectionRequest, dialect: Dialect): string {
  const all = requests.includes(token) ? requests : [token, ...requests];
  return [
    `# ${name}\n# ${REGENERATE}\n`,
    ...all.map((request, index) => renderRequest(request, all.slice(0, index), dialect)),
  ].join("\n");
}

function renderRequest(request: CollectionRequest, before: readonly CollectionRequest[], dialect: Dialect): string {
  const { name, operation, method, body, token, isSandboxOnly, description } = request;
  const showVariable = (variable: string): string => dialect.show(variable, before);
  const headers = [
    ...(token ? [`Authorization: Bearer ${showVariable(token)}`] : []),
    ...(body ? [`Content-Type: ${body.mediaType}`] : []),
  ];
  const handler = dialect.renderHandler(request);
  return [
    `### ${name}`,
    // The reference documents the operations of the API.
    ...(isSandboxOnly ? wrap(description).map((line) => `# ${line}`) : []),
    `# @name ${operation}`,
    `${method} ${renderUrl(request, showVariable)}`,
    ...headers,
    ...(body ? ["", renderBody(request, showVariable, dialect.unique)] : []),
    ...(handler === undefined ? [] : ["", handler]),
    "",
  ].join("\n");
}

function renderUrl({ path, pathParameters, query }: CollectionRequest, show: (variable: string) => string): string {
  const variables = new Map(pathParameters.map(({ name, variable }) => [name, variable]));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => show(variables.get(name) ?? name));
  const sent = query.filter(({ isEnabled }) => isEnabled);
  return [
    `{{base_url}}${filled}`,
    ...sent.map(({ name, value }, index) => `    ${index === 0 ? "?" : "&"}${name}=${encode(value)}`),
  ].join("\n");
}

/** Encodes what a query must not contain, and leaves what is readable. */
function encode(value: string): string {
  return value.replaceAll(/[^\w.,:@$/~-]/gu, encodeURIComponent);
}

function renderBody({ body }: CollectionRequest, show: (variable: string) => string, unique: string): string {
  if (!body) return "";
  const showPlaceholder = ({ source }: Placeholder): string => (source === "unique" ? unique : show(source.variable));
  return body.mediaType === "application/json"
    ? writeJson(body.content, showPlaceholder)
    : writeForm(body.content, showPlaceholder)
        .map(({ name, value }) => `${name}=${value}`)
        .join("&");
}

/** Breaks a text into lines that fit beside code. */
function wrap(text: string): string[] {
  return [...text.matchAll(/\S.{0,110}(?=\s|$)/g)].map(([line]) => line);
}
