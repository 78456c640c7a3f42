import { readControlBody, type SnippetRequest } from "./snippet-request.ts";
import { MASK, partsOfUrl, environmentVariable } from "./secrets.ts";
import { needsPrintf, printf, quote, quoteParts } from "./shell.ts";

/** The request as a line for a shell. The log masks tokens: `$TOKEN` stands for one. */
export function curlSnippet(request: SnippetRequest, origin: string): string {
  const body = readControlBody(request);
  const fields = formFields(request);
  const piped = fields === undefined && body.text !== undefined && needsPrintf(body.text);
  const data =
    fields ?? (body.text === undefined ? [] : [piped ? "--data-binary @-" : `--data-raw ${quote(body.text)}`]);
  const url = `${origin}${request.url}`;
  const words = [
    `curl${methodArguments(request.method, data.length > 0)}${/[[\]{}]/.test(url) ? " --globoff" : ""} ${quoteParts(partsOfUrl(url))}`,
    ...headerArguments(request, data.length > 0),
    ...data,
  ];
  const note = body.note === undefined ? "" : `# ${body.note}\n`;
  return `${note}${piped ? `${printf(body.text ?? "")} | ` : ""}${words.join(" \\\n  ")}`;
}

function methodArguments(method: string, hasData: boolean): string {
  if (method === (hasData ? "POST" : "GET")) return "";
  return method === "HEAD" ? " --head" : ` -X ${method}`;
}

/** The headers that the API looks at. The others are the business of what sends them, here curl. */
function headerArguments({ requestHeaders: headers, traceId }: SnippetRequest, hasData: boolean): string[] {
  const { authorization, "content-type": type, prefer, "x-partner-trace-id": trace } = headers;
  const lines: string[] = [];
  if (authorization !== undefined) lines.push(authorizationHeader(authorization));
  if (type !== undefined) lines.push(header("content-type", type));
  // Unless told otherwise, curl says that what it sends is a form.
  else if (hasData) lines.push("-H 'content-type:'");
  if (prefer !== undefined) lines.push(header("prefer", prefer));
  // One that was taken would only make two requests look like one.
  if (trace !== undefined && trace !== traceId) lines.push(header("x-partner-trace-id", trace));
  return lines;
}

function header(name: string, value: string): string {
  // How curl sends a header without a value.
  return `-H ${quote(value === "" ? `${name};` : `${name}: ${value}`)}`;
}

function authorizationHeader(masked: string): string {
  const scheme = masked === MASK ? "" : masked.slice(0, -MASK.length).trim();
  if (scheme.toLowerCase() === "basic") return '-u "$CLIENT_ID:$CLIENT_SECRET"';
  return `-H "Authorization: ${scheme === "" ? "" : `${scheme} `}$TOKEN"`;
}

/** The fields of a token request, which are told apart so that each secret has its variable. */
function formFields({ operation, requestBody }: SnippetRequest): string[] | undefined {
  if (operation !== "createToken" || requestBody === undefined) return undefined;
  return [...new URLSearchParams(requestBody)].map(([name, value]) => {
    const word =
      value === MASK
        ? quoteParts([{ text: `${name}=` }, { variable: environmentVariable(name) }])
        : quote(`${name}=${value}`);
    return `--data-urlencode ${word}`;
  });
}
