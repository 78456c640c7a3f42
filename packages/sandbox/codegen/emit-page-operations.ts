import type { Description, Operation, Parameter } from "@chekt/description";

/** Emits what the page needs to know about each operation to write a snippet that calls it. */
export function emitPageOperations({ operations }: Description): string {
  const rows = operations.map((operation) => `  ${JSON.stringify(describe(operation))},\n`);
  return `import type { PageOperation } from "../../page/snippets/page-operation.ts";

/** The operations of the API, in the order of the description. */
export const pageOperations: readonly PageOperation[] = [
${rows.join("")}];
`;
}

function describe({ id, method, path, scheme, tags, parameters, body }: Operation): object {
  const shown = parameters.filter(({ in: place }) => place !== "header");
  const call = clientMethod(id, tags, body !== undefined);
  return {
    id,
    method,
    path,
    parameters: Object.fromEntries(shown.map((parameter) => [parameter.name, describeType(parameter)])),
    ...(body && { body: body.mediaType }),
    ...(scheme === "authorizationCode" && { usesUserToken: true }),
    ...(call !== undefined && { call }),
  };
}

function describeType({ type, explode }: Parameter): string {
  if (type !== "array") return type;
  return explode ? "repeated" : "list";
}

/**
 * The client method of an operation. The tag names the resource, and the operation ID without that name is the method:
 * `listSites` is `sites.list`. Undefined for a deletion with a body, because the client's method takes IDs instead.
 */
function clientMethod(id: string, [tag = ""]: readonly string[], hasBody: boolean): string | undefined {
  const words = tag.split(" ");
  const noun = words.join("").replace(/s$/, "");
  const method = id.replace(new RegExp(`(To)?${noun}s?`), "");
  if (method === id || method === "" || (method === "delete" && hasBody)) return undefined;
  const [first = "", ...rest] = words;
  return `${first.toLowerCase()}${rest.join("")}.${method}`;
}
