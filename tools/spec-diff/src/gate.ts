import { type Changeset, isAtLeast } from "./changesets.ts";
import { type Difference, gravest } from "./difference.ts";
import { linesOf, said } from "./report.ts";
import { specPackage } from "./repository.ts";

/** What holds a change of the description up: nothing, or what is to be done about it. */
export interface Verdict {
  readonly passed: boolean;
  /** For the person who changed the description. */
  readonly message: string;
}

const migration = /^#{1,6} +migration\b.*$/im;

/**
 * Judges whether changesets announce what differs from the last release, as the policy has it: while the API is 0.x, a
 * breaking change is a minor release with a note on how to migrate, which names each operation; all else is a patch.
 */
export function judgeChangesets(differences: readonly Difference[], changesets: readonly Changeset[]): Verdict {
  const announcing = changesets.filter(({ releases }) => isAtLeast(releases[specPackage], "patch"));
  const gravestClass = gravest(differences);
  if (gravestClass === undefined) return { passed: true, message: "Nothing differs from the last release.\n" };
  if (gravestClass !== "breaking") {
    if (announcing.length > 0) return { passed: true, message: passed(announcing) };
    const what = `The description differs from the last release, and no changeset says so:\n\n${listed(differences)}`;
    return {
      passed: false,
      message: `${what}\n${advice("patch", "Say in a sentence what changed, and for which operation.", [])}`,
    };
  }
  return judgeBreaking(
    differences.filter((difference) => difference.class === "breaking"),
    announcing,
  );
}

function judgeBreaking(breaking: readonly Difference[], announcing: readonly Changeset[]): Verdict {
  const enough = announcing.filter(({ releases }) => isAtLeast(releases[specPackage], "minor"));
  const notes = enough.map(({ text }) => noteOf(text)).join("\n");
  const operations = [...new Set(breaking.map(({ operation }) => operation))];
  const unnamed = operations.filter(
    (operation) => !(operation === undefined ? notes.trim() !== "" : names(notes, operation)),
  );
  if (enough.length > 0 && unnamed.length === 0) return { passed: true, message: passed(enough) };
  const left = breaking.filter(({ operation }) => unnamed.includes(operation));
  const missing =
    enough.length === 0
      ? `no changeset of at least \`minor\` for ${specPackage} announces it${found(announcing)}`
      : `no migration note names what it breaks in ${enough.map(pathOf).join(", ")}`;
  const what = `The description breaks partners, and ${missing}:\n\n${listed(left)}`;
  const note = "Say what changed, and under `### Migration` what a partner has to do, naming each operation.";
  return { passed: false, message: `${what}\n${advice("minor", note, unnamed)}` };
}

/** What stands under the heading, up to the next one of its rank. */
function noteOf(text: string): string {
  const [heading] = migration.exec(text) ?? [];
  if (heading === undefined) return "";
  const after = text.slice(text.indexOf(heading) + heading.length);
  const rank = heading.indexOf(" ");
  const end = after.search(new RegExp(`^#{1,${rank}} `, "m"));
  return end === -1 ? after : after.slice(0, end);
}

/** Whether a note names an operation, as a word of its own; one without an id goes by its method and path. */
function names(note: string, operation: string): boolean {
  return /\W/.test(operation) ? note.includes(operation) : note.split(/\W+/).includes(operation);
}

const pathOf = ({ file }: Changeset): string => `.changeset/${file}`;

const found = (changesets: readonly Changeset[]): string =>
  changesets.length === 0 ? "" : ` (${changesets.map(pathOf).join(", ")} says patch)`;

const passed = (changesets: readonly Changeset[]): string =>
  `The differences from the last release are announced in ${changesets.map(pathOf).join(", ")}.\n`;

const listed = (differences: readonly Difference[]): string =>
  linesOf(differences)
    .map((line) => `  ${line.class}  ${said(line)}\n`)
    .join("");

function advice(bump: "minor" | "patch", note: string, operations: readonly (string | undefined)[]): string {
  const named = operations.map((operation) => operation ?? "the API");
  const body =
    bump === "minor"
      ? ["What changed.", "", "### Migration", "", ...named.map((name) => `- \`${name}\`: what to do.`)]
      : ["What changed."];
  const file = ["---", `"${specPackage}": ${bump}`, "---", "", ...body];
  return [
    `What to do: write a file such as .changeset/what-changed.md (\`pnpm changeset\`). ${note}`,
    "",
    ...file.map((line) => (line === "" ? "" : `  ${line}`)),
    "",
    "`pnpm spec:diff` shows all that differs; .changeset/README.md has the policy.",
    "",
  ].join("\n");
}
