import type { Finding } from "../finding.ts";
import { same } from "../json.ts";
import type { Pair } from "../pairs.ts";

const rule = "endpoint";
const namesIn = (path: string): string[] => [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
const blank = (path: string): string => path.replaceAll(/\{[^}]*\}/g, "{}");

/** Where an operation is, and by which name it goes: the client's methods and their arguments are named so. */
export function endpoint({ before, after }: Pair): Finding[] {
  const findings: Finding[] = [];
  const breaking = (text: string): void => void findings.push({ class: "breaking", text, rule });
  if (before.id !== after.id) breaking(`its operationId is now \`${after.id}\``);
  if (before.method !== after.method) {
    breaking(`its method went from ${before.method.toUpperCase()} to ${after.method.toUpperCase()}`);
  }
  if (blank(before.path) !== blank(after.path)) breaking(`its path is now \`${after.path}\``);
  for (const [from, to] of renamedParameters({ before, after })) {
    breaking(`the path parameter \`${from}\` is now called \`${to}\``);
  }
  if (!same(before.operation["tags"], after.operation["tags"])) {
    findings.push({ class: "harmless", text: "it stands under another tag", rule });
  }
  const deprecated = after.operation["deprecated"] === true;
  if (deprecated !== (before.operation["deprecated"] === true)) {
    findings.push({ class: "harmless", text: deprecated ? "it is deprecated" : "it is not deprecated any more", rule });
  }
  return findings;
}

/** The parameters that have another name in the same place of the same path. */
export function renamedParameters({ before, after }: Pair): [from: string, to: string][] {
  if (blank(before.path) !== blank(after.path)) return [];
  const names = namesIn(after.path);
  return namesIn(before.path).flatMap((from, index): [string, string][] => {
    const to = names[index] ?? from;
    return from === to ? [] : [[from, to]];
  });
}
