/** The parts of a bundled description that a sample is made of. References to components are resolved by the caller. */
export interface SampleRequest {
  readonly method: string;
  readonly path: string;
  /** The variable with the access token; undefined if the operation takes none. */
  readonly token: "TOKEN" | "USER_TOKEN" | undefined;
  readonly parameters: readonly SampleParameter[];
  readonly body: { readonly mediaType: string; readonly example: unknown } | undefined;
}

export interface SampleParameter {
  readonly name: string;
  readonly in: string;
  readonly description: string;
  readonly explode: boolean;
  readonly example: unknown;
  readonly default: unknown;
}

const BASE_URL = "https://api.chekt.com";

/** How many characters a body may have to be written on one line. */
const LINE = 90;

/** Fields of a form that are read from the environment, because they are the caller's own. */
const variables: Readonly<Record<string, string>> = {
  client_id: "CHEKT_CLIENT_ID",
  client_secret: "CHEKT_CLIENT_SECRET",
};

/**
 * Writes the examples of an operation's parameters and body as a curl command. Parameters whose example is their default
 * are left out. Path parameters that are strings come from variables, because an example of them exists nowhere.
 */
export function writeCurl({ method, path, token, parameters, body }: SampleRequest): string {
  const comments: string[] = [];
  if (token === "USER_TOKEN") comments.push("# USER_TOKEN: a user token, from the authorization code flow.");
  const url = path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => {
    const parameter = parameters.find((candidate) => candidate.in === "path" && candidate.name === name);
    if (parameter?.example === undefined) throw new Error(`The path parameter ${name} of ${path} has no example.`);
    if (typeof parameter.example === "number") return String(parameter.example);
    const variable = name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
    comments.push(`# ${variable}: ${parameter.description}`);
    return `$${variable}`;
  });
  const query = parameters.flatMap(writeQuery);
  const options = [
    ...(token ? [`-H "Authorization: Bearer $${token}"`] : []),
    ...query.map((pair) => `--data-urlencode ${quote(pair)}`),
    ...(body ? writeBody(body) : []),
  ];
  const isForm = body?.mediaType === "application/x-www-form-urlencoded";
  const verb = method === "GET" || isForm ? (query.length > 0 ? "-G " : "") : `-X ${method} `;
  const command = [`curl ${verb}"${BASE_URL}${url}"`, ...options].join(" \\\n  ");
  return [...comments, command, ""].join("\n");
}

function writeQuery({ name, in: place, explode, example, default: byDefault }: SampleParameter): string[] {
  if (place !== "query" || example === undefined || example === byDefault) return [];
  if (!Array.isArray(example)) return [`${name}=${writeText(example)}`];
  return explode
    ? example.map((value) => `${name}=${writeText(value)}`)
    : [`${name}=${example.map(writeText).join(",")}`];
}

function writeBody({ mediaType, example }: { mediaType: string; example: unknown }): string[] {
  if (mediaType === "application/x-www-form-urlencoded") {
    return Object.entries(Object(example)).map(([name, value]) => {
      const variable = variables[name];
      return variable === undefined ? `-d ${name}=${writeText(value)}` : `-d ${name}="$${variable}"`;
    });
  }
  const json = writeJson(example, "").replaceAll("\n", "\n  ");
  return [`-H "Content-Type: ${mediaType}"`, `-d ${quote(json)}`];
}

/** Writes a string as it is, and any other value as JSON. */
function writeText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Quotes a word for a shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Writes JSON with spaces inside of braces, and on one line where it fits. */
function writeJson(value: unknown, margin: string): string {
  const line = writeLine(value);
  if (margin.length + line.length <= LINE || typeof value !== "object" || value === null) return line;
  const inner = `${margin}  `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const members = Array.isArray(value)
    ? value.map((item) => writeJson(item, inner))
    : Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${writeJson(member, inner)}`);
  return `${open}\n${members.map((member) => inner + member).join(",\n")}\n${margin}${close}`;
}

function writeLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${writeLine(member)}`);
  return `{ ${members.join(", ")} }`;
}
