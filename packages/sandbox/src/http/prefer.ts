import { ApiError } from "../api-error.ts";
import type { DescribedOperation } from "../description/described-operation.ts";
import type { Answer } from "../operations/call.ts";

/**
 * The example that a request asks for, as Prism has it: `Prefer: code=404`, `Prefer: example=Sites`, or both. Undefined
 * when it asks for none.
 *
 * @throws ApiError 400 or 404 when there is no such example.
 */
export function preferredAnswer({ id, examples }: DescribedOperation, header: string): Answer | undefined {
  const preferences = new Map(
    header.split(",").map((part): [string, string] => {
      const [name = "", value = ""] = part.split(/=(.*)/s);
      return [name.trim().toLowerCase(), value.replace(/;.*/s, "").trim().replaceAll('"', "")];
    }),
  );
  const [code, name] = [preferences.get("code"), preferences.get("example")];
  if (code === undefined && name === undefined) return undefined;
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
