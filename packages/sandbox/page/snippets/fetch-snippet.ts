import { literal } from "./literal.ts";
import { MASK, type Part, partsOfUrl, environmentVariable } from "./secrets.ts";
import { readRequestBody, type SnippetRequest } from "./snippet-request.ts";

/** Renders the request as a program that needs no dependencies. */
export function fetchSnippet(request: SnippetRequest, origin: string): string {
  const { text, note } = readRequestBody(request);
  const body = formSource(request) ?? (text === undefined ? undefined : JSON.stringify(text));
  const lines = [
    ...(request.method === "GET" ? [] : [`method: ${JSON.stringify(request.method)}`]),
    ...headerLines(request),
    ...(body === undefined ? [] : [`body: ${body}`]),
  ];
  const init = lines.length === 0 ? "" : `, {\n${lines.map((line) => `  ${line},\n`).join("")}}`;
  return `${note === undefined ? "" : `// ${note}\n`}const response = await fetch(${joined(partsOfUrl(`${origin}${request.url}`))}${init});
console.log(response.status, await response.text());
`;
}

function headerLines({ requestHeaders, traceId, operation, requestBody }: SnippetRequest): string[] {
  const { authorization, "content-type": type, prefer, "x-partner-trace-id": trace } = requestHeaders;
  const headers: string[] = [];
  if (authorization !== undefined) headers.push(`authorization: ${joined(authorizationParts(authorization))}`);
  // URLSearchParams sets its own content type.
  const isForm = operation === "createToken" && requestBody !== undefined;
  if (type !== undefined && !isForm) headers.push(`"content-type": ${JSON.stringify(type)}`);
  if (prefer !== undefined) headers.push(`prefer: ${JSON.stringify(prefer)}`);
  if (trace !== undefined && trace !== traceId) headers.push(`"x-partner-trace-id": ${JSON.stringify(trace)}`);
  return headers.length === 0 ? [] : [`headers: { ${headers.join(", ")} }`];
}

function authorizationParts(masked: string): Part[] {
  return [{ text: masked.slice(0, -MASK.length) }, { variable: "TOKEN" }];
}

function formSource({ operation, requestBody }: SnippetRequest): string | undefined {
  if (operation !== "createToken" || requestBody === undefined) return undefined;
  const fields = [...new URLSearchParams(requestBody)].map(
    ([name, value]) =>
      `\n    [${JSON.stringify(name)}, ${value === MASK ? fromEnvironment(environmentVariable(name)) : literal(value)}],`,
  );
  return `new URLSearchParams([${fields.join("")}\n  ])`;
}

/** Joins parts into a TypeScript expression. */
function joined(parts: readonly Part[]): string {
  const used = parts.filter((part) => !("text" in part) || part.text !== "");
  return used.map((part) => ("text" in part ? JSON.stringify(part.text) : fromEnvironment(part.variable))).join(" + ");
}

function fromEnvironment(variable: string): string {
  return `String(process.env[${JSON.stringify(variable)}])`;
}
