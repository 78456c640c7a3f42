import { ApiError } from "../api-error.ts";
import type { DescribedOperation } from "../description/described-operation.ts";
import type { Answer } from "../operations/call.ts";

/** Which example of the description a request asks for: that of a status, that of a name, or both. */
export interface Preference {
  readonly code: string | undefined;
  readonly name: string | undefined;
}

/** Reads the `Prefer` header as Prism has it: `code=404`, `example=Sites`. Undefined when it asks for no example. */
export function readPreference(header: string | undefined): Preference | undefined {
  if (header === undefined) return undefined;
  const preferences = new Map(
    header.split(",").map((part): [string, string] => {
      const [name = "", value = ""] = part.split(/=(.*)/s);
      return [name.trim().toLowerCase(), value.replace(/;.*/s, "").trim().replaceAll('"', "")];
    }),
  );
  const [code, name] = [preferences.get("code"), preferences.get("example")];
  return code === undefined && name === undefined ? undefined : { code, name };
}

/**
 * The example that a request asks for.
 *
 * @throws ApiError 404 when there is no such example.
 */
export function pickExample({ id, examples }: DescribedOperation, { code, name }: Preference): Answer {
  const status = code ?? Object.keys(examples)[0] ?? "";
  const ofStatus = examples[status];
  if (!ofStatus) {
    const declared = Object.keys(examples).join(", ");
    throw new ApiError(404, `Prefer: ${id} has no answer with the code ${status}, but ${declared}`, "prefer");
  }
  if (name !== undefined && !Object.hasOwn(ofStatus, name)) {
    const named = Object.keys(ofStatus).join(", ") || "none";
    throw new ApiError(404, `Prefer: ${id} ${status} has no example ${name}. It has: ${named}`, "prefer");
  }
  const body = name === undefined ? Object.values(ofStatus)[0] : ofStatus[name];
  return { status: Number(status), ...(body !== undefined && { body }) };
}
