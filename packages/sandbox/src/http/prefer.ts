import { ApiError } from "../api-error.ts";
import type { DescribedOperation } from "../description/described-operation.ts";
import type { HandlerResult } from "../operations/call.ts";

/** Which example of the description a request asks for: by status code, by name, or by both. */
export interface Preference {
  readonly code: string | undefined;
  readonly name: string | undefined;
}

/** Parses the `Prefer` header as Prism does: `code=404`, `example=Sites`. Undefined if it asks for no example. */
export function readPreference(header: string | undefined): Preference | undefined {
  if (header === undefined) return undefined;
  const entries = header.split(",").map((part): [string, string] => {
    const [name = "", value = ""] = part.split(/=(.*)/s);
    return [name.trim().toLowerCase(), value.replace(/;.*/s, "").trim().replaceAll('"', "")];
  });
  // The first of two with one name counts (RFC 7240, section 2), and a map keeps the last.
  const preferences = new Map(entries.toReversed());
  const [code, name] = [preferences.get("code"), preferences.get("example")];
  return code === undefined && name === undefined ? undefined : { code, name };
}

/**
 * Returns the example that a request asks for.
 *
 * @throws ApiError 404 if it does not exist.
 */
export function pickExample({ id, examples }: DescribedOperation, { code, name }: Preference): HandlerResult {
  const status = code ?? Object.keys(examples)[0] ?? "";
  const statusExamples = Object.hasOwn(examples, status) ? examples[status] : undefined;
  if (!statusExamples) {
    const declared = Object.keys(examples).join(", ");
    throw new ApiError(404, `${id} has no response with status code ${status}. It has ${declared}`, "prefer");
  }
  if (name !== undefined && !Object.hasOwn(statusExamples, name)) {
    const named = Object.keys(statusExamples).join(", ") || "none";
    throw new ApiError(404, `${id} ${status} has no example "${name}". It has ${named}`, "prefer");
  }
  const body = name === undefined ? Object.values(statusExamples)[0] : statusExamples[name];
  return { status: Number(status), ...(body !== undefined && { body }) };
}
