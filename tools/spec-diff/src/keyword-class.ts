import type { Class } from "./difference.ts";
import type { Json } from "./json.ts";
import { narrowing } from "./narrowing.ts";

/**
 * What a keyword's change in a schema means. What is sent may be allowed more, never less; what comes back may be less,
 * never more. Undefined where the keyword is not known here.
 */
export function classOfKeyword(
  keyword: string,
  direction: "request" | "response",
  before: Json | undefined,
  after: Json | undefined,
): Class | undefined {
  if (keyword === "default") return direction === "request" && before !== undefined ? "breaking" : "harmless";
  if (keyword === "deprecated") return "harmless";
  const change = narrowing(keyword, before, after);
  if (change === undefined) return undefined;
  // Which of two patterns allows more, nobody can tell; most are mended rather than changed.
  if (keyword === "pattern" && change === "other") return "risky";
  if (change === "other") return "breaking";
  if (direction === "request") return change === "narrower" ? "breaking" : "harmless";
  if (change === "narrower") return "harmless";
  return unforeseen.has(keyword) ? "risky" : "breaking";
}

/** What can come back that was not described before, and that a program may let pass, or not. */
const unforeseen = new Set(["enum", "format", "pattern"]);
