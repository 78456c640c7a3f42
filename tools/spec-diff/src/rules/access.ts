import type { Finding } from "../finding.ts";
import { type Json, objectOf, same, textsOf } from "../json.ts";
import type { Pair } from "../pairs.ts";

const rule = "access";

/** One way to be let in: all of these schemes, each with these scopes. */
type Way = { scheme: string; scopes: string[] }[];

/** Whose token an operation takes, and where it is served. */
export function access({ before, after }: Pair): Finding[] {
  const findings = tokens(waysOf(before.operation["security"]), waysOf(after.operation["security"]));
  if (!same(before.operation["servers"], after.operation["servers"])) {
    findings.push({ class: "breaking", text: "it is served by another server than it was", rule });
  }
  return findings;
}

function tokens(before: readonly Way[], after: readonly Way[]): Finding[] {
  if (after.length === 0) {
    return before.length === 0
      ? []
      : [{ class: "risky", text: `it takes no token any more, where it took ${shown(before)}`, rule }];
  }
  if (before.length === 0) return [{ class: "breaking", text: `it needs a token now: ${shown(after)}`, rule }];
  const lost = before.filter((way) => !after.some((other) => letsIn(way, other)));
  const won = after.filter((way) => !before.some((other) => same(way, other)));
  if (lost.length > 0) {
    return [{ class: "breaking", text: `it takes ${shown(after)}, and no longer ${shown(lost)} alone`, rule }];
  }
  if (won.length > 0) return [{ class: "harmless", text: `it takes ${shown(won)} as well as ${shown(before)}`, rule }];
  return [];
}

/** Whether who has all of `held` has all that `asked` asks for. */
function letsIn(held: Way, asked: Way): boolean {
  return asked.every(({ scheme, scopes }) =>
    held.some((one) => one.scheme === scheme && scopes.every((scope) => one.scopes.includes(scope))),
  );
}

function waysOf(security: Json | undefined): Way[] {
  const ways = Array.isArray(security) ? security : [];
  return ways.map((way) =>
    Object.entries(objectOf(way)).map(([scheme, scopes]) => ({ scheme, scopes: textsOf(scopes) })),
  );
}

const shown = (ways: readonly Way[]): string => ways.map((way) => way.map(schemeShown).join(" with ")).join(" or ");

function schemeShown({ scheme, scopes }: Way[number]): string {
  const scope = scopes.map((name) => `\`${name}\``).join(", ");
  return scopes.length > 0 ? `\`${scheme}\` for ${scope}` : `\`${scheme}\``;
}
