import { isObject, type Json } from "@chekt/description";

/** A place in a template that is filled when the request is sent. */
export class Placeholder {
  /** The name of a variable, or `unique` for a new UUID in every request. */
  readonly source: { readonly variable: string } | "unique";
  readonly type: "number" | "string";

  constructor(source: Placeholder["source"], type: Placeholder["type"]) {
    this.source = source;
    this.type = type;
  }
}

/** JSON with placeholders. */
export type Template = null | boolean | number | string | Placeholder | Template[] | { [key: string]: Template };

/** Replaces values of JSON. The callback returns a template, or undefined to keep the value as it is. */
export function replaceValues(value: Json, replace: (key: string, value: Json) => Template | undefined): Template {
  if (Array.isArray(value)) return value.map((item) => replaceValues(item, replace));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, replace(key, member) ?? replaceValues(member, replace)]),
  );
}

/** The members of an object, or none. */
export function listMembers(template: Template): [string, Template][] {
  const hasMembers = typeof template === "object" && template !== null && !(template instanceof Placeholder);
  return hasMembers && !Array.isArray(template) ? Object.entries(template) : [];
}

/** All placeholders of a template, in order. */
export function listPlaceholders(template: Template): Placeholder[] {
  if (template instanceof Placeholder) return [template];
  return typeof template === "object" && template !== null
    ? Object.values(template).flatMap((member) => listPlaceholders(member))
    : [];
}

/** Writes a template as indented JSON. `show` writes a placeholder: `{{site_id}}`. */
export function writeJson(template: Template, show: (placeholder: Placeholder) => string, margin = ""): string {
  if (template instanceof Placeholder) {
    return template.type === "string" ? JSON.stringify(show(template)) : show(template);
  }
  if (typeof template !== "object" || template === null) return JSON.stringify(template);
  const inner = `${margin}  `;
  const members = Array.isArray(template)
    ? template.map((item) => writeJson(item, show, inner))
    : Object.entries(template).map(([key, member]) => `${JSON.stringify(key)}: ${writeJson(member, show, inner)}`);
  const [open, close] = Array.isArray(template) ? "[]" : "{}";
  return `${open}\n${members.map((member) => inner + member).join(",\n")}\n${margin}${close}`;
}

/** Writes the fields of a form. */
export function writeForm(
  template: Template,
  show: (placeholder: Placeholder) => string,
): { readonly name: string; readonly value: string }[] {
  return listMembers(template).map(([name, value]) => ({
    name,
    value: value instanceof Placeholder ? show(value) : typeof value === "string" ? value : JSON.stringify(value),
  }));
}

/** Writes the way to a value of a response as JavaScript and JSONPath do: `.results[0].res`. */
export function writePath(path: readonly (string | number)[]): string {
  return path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`)).join("");
}
