import { readRequestBody, type SnippetRequest } from "./snippet-request.ts";
import type { PageOperation } from "./page-operation.ts";

/** A request, parsed as its operation is described. */
export interface ReadRequest {
  readonly path: Readonly<Record<string, string | number>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Undefined for a request without a body. */
  readonly body: unknown;
}

/** Parses a request; undefined if it does not match the description of its operation. */
export function readRequest(request: SnippetRequest, operation: PageOperation): ReadRequest | undefined {
  const [path = "", search = ""] = request.url.split(/\?(.*)/s);
  const pathValues = readPath(path, operation);
  const query = readQuery(new URLSearchParams(search), operation);
  const body = readBody(request, operation);
  return pathValues && query && body && { path: pathValues, query, body: body.value };
}

function readPath(path: string, { path: template, parameters }: PageOperation): ReadRequest["path"] | undefined {
  const pattern = template.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)");
  const found = new RegExp(`^${pattern}$`).exec(path);
  if (!found) return undefined;
  const values: Record<string, string | number> = {};
  for (const [name, text] of Object.entries(found.groups ?? {})) {
    const value = scalar(decoded(text), parameters[name]);
    if (value === undefined) return undefined;
    values[name] = value;
  }
  return values;
}

function readQuery(query: URLSearchParams, { parameters }: PageOperation): ReadRequest["query"] | undefined {
  const values: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const texts = query.getAll(name);
    const kind = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (kind === "repeated") values[name] = texts;
    else if (kind === "list") values[name] = texts.join(",").split(",");
    else {
      const value = texts.length === 1 ? scalar(texts[0], kind) : undefined;
      if (value === undefined) return undefined;
      values[name] = value;
    }
  }
  return values;
}

function scalar(text: string | undefined, kind: string | undefined): string | number | undefined {
  if (text === undefined || kind === undefined) return undefined;
  if (kind === "string") return text;
  return /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function readBody(request: SnippetRequest, operation: PageOperation): { readonly value: unknown } | undefined {
  const { text, note } = readRequestBody(request);
  if (operation.body === undefined) return text === undefined && note === undefined ? { value: undefined } : undefined;
  if (text === undefined || note !== undefined) return undefined;
  let isExact = true;
  try {
    const value: unknown = JSON.parse(text, (_name, item: unknown) => {
      if (typeof item === "number" && Math.abs(item) > Number.MAX_SAFE_INTEGER) isExact = false;
      return item;
    });
    // A number beyond the safe range would be printed as a different one.
    return typeof value === "object" && value !== null && isExact ? { value } : undefined;
  } catch {
    return undefined;
  }
}
