import type { Finding } from "../engine/finding.ts";
import { escape } from "./escape.ts";
import { counted, type FindingGroup, groupFindings } from "./group-findings.ts";
import { findingLines } from "./terminal.ts";

/** Renders findings by check and operation, all collapsed. */
export function renderFindings(findings: readonly Finding[]): string {
  return findings.length === 0
    ? "<p>None.</p>"
    : `<div class="findings">\n${groupFindings(findings).map(renderGroup).join("\n")}\n</div>`;
}

function renderGroup({ check, count, places }: FindingGroup): string {
  const inside = places.map(([place, findings]) => {
    const texts = findings.map((finding) => `<pre>${escape(findingLines(finding).join("\n"))}</pre>`);
    return renderDetails(place, counted(findings.length, "finding"), texts.join("\n"));
  });
  return renderDetails(
    check,
    `${counted(count, "finding")} in ${counted(places.length, "operation")}`,
    inside.join("\n"),
  );
}

function renderDetails(name: string, summary: string, inside: string): string {
  return `<details>
<summary><code>${escape(name)}</code> <span class="quiet">${summary}</span></summary>
<div class="inside">
${inside}
</div>
</details>`;
}
