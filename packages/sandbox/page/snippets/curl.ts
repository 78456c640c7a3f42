import { readRequestBody, type SnippetRequest } from "./snippet-request.ts";
import { MASK, partsOfUrl, environmentVariable } from "./secrets.ts";
import { needsPrintf, printf, quote, quoteParts } from "./shell.ts";

/** Renders the request as a curl command. The log masks tokens, so the command reads them from `$TOKEN`. */
export function curlSnippet(request: SnippetRequest, origin: string): string {
  const body = readRequestBody(request);
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

/** Includes only the headers that the API evaluates. Others are set by the HTTP client, here curl. */
function headerArguments({ requestHeaders: headers, traceId }: SnippetRequest, hasData: boolean): string[] {
  const { authorization, "content-type": type, prefer, "x-partner-trace-id": trace } = headers;
  const lines: string[] = [];
  if (authorization !== undefined) lines.push(authorizationHeader(authorization));
  if (type !== undefined) lines.push(header("content-type", type));
  // Without this, curl adds the content type of a form.
  else if (hasData) lines.push("-H 'content-type:'");
  if (prefer !== undefined) lines.push(header("prefer", prefer));
  // An accepted trace ID is omitted, because two requests with the same one would look like one request.
  if (trace !== undefined && trace !== traceId) lines.push(header("x-partner-trace-id", trace));
  return lines;
}

function header(name: string, value: string): string {
  // curl's syntax for a header without a value.
  return `-H ${quote(value === "" ? `${name};` : `${name}: ${value}`)}`;
}

function authorizationHeader(masked: string): string {
  const scheme = masked === MASK ? "" : masked.slice(0, -MASK.length).trim();
  if (scheme.toLowerCase() === "basic") return '-u "$CLIENT_ID:$CLIENT_SECRET"';
  return `-H "Authorization: ${scheme === "" ? "" : `${scheme} `}$TOKEN"`;
}

/** Splits a token request into its fields, so that each secret gets its own variable. */
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
