/** The maximum length of a value on one line. */
const WIDTH = 80;

/** A property name that needs no quotes. `__proto__` as a literal key would set the prototype. */
const NAME = /^(?!__proto__$)[A-Za-z_$][\w$]*$/;

/** Renders a JSON value as TypeScript. */
export function literal(value: unknown, indent: string = ""): string {
  const short = onOneLine(value);
  if (short.length + indent.length <= WIDTH || typeof value !== "object" || value === null) return short;
  const deeper = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item) => literal(item, deeper))
    : Object.entries(value).map(([name, item]) => `${property(name)}: ${literal(item, deeper)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return lines.length === 0
    ? short
    : `${open}\n${lines.map((line) => `${deeper}${line},\n`).join("")}${indent}${close}`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null)
    return typeof value === "number" ? String(value) : JSON.stringify(value);
  const parts = Object.entries(value).map(([name, item]) => `${property(name)}: ${onOneLine(item)}`);
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

function property(name: string): string {
  if (NAME.test(name)) return name;
  return name === "__proto__" ? '["__proto__"]' : JSON.stringify(name);
}
