import type { Class } from "../difference.ts";
import type { Finding } from "../finding.ts";
import { objectOf, same, shown } from "../json.ts";
import type { Pair } from "../pairs.ts";
import { documentationKeys } from "./documentation.ts";

const rule = "marks";

/** The vendor marks of an operation: the client acts by them. */
export function marks({ before, after }: Pair): Finding[] {
  const keys = new Set([...Object.keys(before.operation), ...Object.keys(after.operation)]);
  const changed = [...keys].filter(
    (key) => key.startsWith("x-") && !documentationKeys.has(key) && !same(before.operation[key], after.operation[key]),
  );
  return changed.flatMap((key) => {
    if (key === "x-retry") return [retry(after.operation[key] === "never")];
    if (key === "x-list") return list({ before, after });
    return [finding("risky", `its mark \`${key}\` changed, which no rule knows`)];
  });
}

function retry(never: boolean): Finding {
  return finding(
    "risky",
    never
      ? "the client does not repeat it any more once it may have been received (`x-retry`)"
      : "the client may repeat it now, also when it may have been received (`x-retry`)",
  );
}

function list({ before, after }: Pair): Finding[] {
  if (after.operation["x-list"] === undefined) return [finding("breaking", "it is no list any more (`x-list`)")];
  if (before.operation["x-list"] === undefined) return [finding("harmless", "it is a list now (`x-list`)")];
  const was = objectOf(before.operation["x-list"]);
  const is = objectOf(after.operation["x-list"]);
  const findings: Finding[] = [];
  if (was["table"] !== is["table"]) {
    findings.push(
      finding(
        "breaking",
        `its \`table\` is called \`${shown(is["table"])}\`, and no longer \`${shown(was["table"])}\``,
      ),
    );
  }
  if (was["key"] !== is["key"]) findings.push(finding("risky", `its pages are cut by \`${shown(is["key"])}\` now`));
  return findings;
}

const finding = (severity: Class, text: string): Finding => ({ class: severity, text, rule });
