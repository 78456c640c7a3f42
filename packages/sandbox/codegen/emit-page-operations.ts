import { type Description, type Located, operationsOf, type Parameter } from "./description.ts";

/** What the page has to know of each operation, to write a call of it. */
export function emitPageOperations(description: Description): string {
  const rows = operationsOf(description).map((located) => `  ${JSON.stringify(rowOf(located))},\n`);
  return `import type { PageOperation } from "../../page/snippets/page-operation.ts";

/** The operations of the API, in the order of the description. */
export const pageOperations: readonly PageOperation[] = [
${rows.join("")}];
`;
}

function rowOf({ method, path, operation, parameters }: Located): object {
  const { operationId: id, requestBody, security } = operation;
  const said = parameters.filter(({ in: place }) => place !== "header");
  const call = clientMethod(id, operation.tags, requestBody !== undefined);
  return {
    id,
    method: method.toUpperCase(),
    path,
    parameters: Object.fromEntries(said.map((parameter) => [parameter.name, kindOf(parameter)])),
    ...(requestBody && { body: Object.keys(requestBody.content)[0] }),
    ...(security?.some((requirement) => "authorizationCode" in requirement) && { ofUser: true }),
    ...(call !== undefined && { call }),
  };
}

function kindOf({ schema, explode = false }: Parameter): string {
  if (schema.type !== "array") return schema.type;
  return explode ? "repeated" : "list";
}

/**
 * The client's method of an operation: the tag names the resource, and the id without that name is the method, so that
 * `listSites` is `sites.list`. What deletes by a body takes ids in the client, not that body: it has none here.
 */
function clientMethod(id: string, [tag = ""]: readonly string[], hasBody: boolean): string | undefined {
  const words = tag.split(" ");
  const noun = words.join("").replace(/s$/, "");
  const method = id.replace(new RegExp(`(To)?${noun}s?`), "");
  if (method === id || method === "" || (method === "delete" && hasBody)) return undefined;
  const [first = "", ...others] = words;
  return `${first.toLowerCase()}${others.join("")}.${method}`;
}
