import { type Finding, mostSevere } from "../finding.ts";
import { formatLine, toLines } from "../report.ts";
import { specPackage } from "../repository.ts";
import { type Bump, type Changeset, isAtLeast } from "./changesets.ts";

/** Whether the changesets are sufficient. */
export interface Verdict {
  readonly passed: boolean;
  /** For the person who changed the description. */
  readonly message: string;
}

const migration = /^#{1,6} +migration\b.*$/im;

/**
 * Judges whether changesets announce the differences from the last release as the policy requires: while the API is 0.x,
 * a breaking change needs a minor release with a migration note that names each operation, anything else a patch.
 */
export function judgeChangesets(findings: readonly Finding[], changesets: readonly Changeset[]): Verdict {
  const severest = mostSevere(findings);
  if (severest === undefined) return { passed: true, message: "Nothing differs from the last release.\n" };
  const announcing = changesets.filter(({ releases }) => isAtLeast(releases[specPackage], "patch"));
  if (severest === "breaking") {
    return judgeBreaking(
      findings.filter((finding) => finding.class === "breaking"),
      announcing,
    );
  }
  if (announcing.length > 0) return { passed: true, message: formatPassed(announcing) };
  const what = `The description differs from the last release, and no changeset announces it:\n\n${list(findings)}`;
  return {
    passed: false,
    message: `${what}\n${advise("patch", "Describe in one sentence what changed, and in which operation.", [])}`,
  };
}

function judgeBreaking(breaking: readonly Finding[], announcing: readonly Changeset[]): Verdict {
  const sufficient = announcing.filter(({ releases }) => isAtLeast(releases[specPackage], "minor"));
  const notes = sufficient.map(({ text }) => readMigrationNote(text)).join("\n");
  const operations = [...new Set(breaking.map(({ operation }) => operation))];
  const unnamed = operations.filter((operation) =>
    operation === undefined ? notes.trim() === "" : !mentions(notes, operation),
  );
  if (sufficient.length > 0 && unnamed.length === 0) return { passed: true, message: formatPassed(sufficient) };
  const left = breaking.filter(({ operation }) => unnamed.includes(operation));
  const tooSmall = announcing.length === 0 ? "" : ` (only \`patch\` in ${announcing.map(pathTo).join(", ")})`;
  const missing =
    sufficient.length === 0
      ? `no changeset of at least \`minor\` for ${specPackage} announces them${tooSmall}`
      : `no migration note in ${sufficient.map(pathTo).join(", ")} names each broken operation`;
  const what = `The description has breaking changes, and ${missing}:\n\n${list(left)}`;
  const note = "Describe what changed and, under `### Migration`, what a partner has to do. Name each operation.";
  return { passed: false, message: `${what}\n${advise("minor", note, unnamed)}` };
}

/** The text under the heading, up to the next heading of the same level or above. */
function readMigrationNote(text: string): string {
  const [heading] = migration.exec(text) ?? [];
  if (heading === undefined) return "";
  const after = text.slice(text.indexOf(heading) + heading.length);
  const end = after.search(new RegExp(`^#{1,${heading.indexOf(" ")}} `, "m"));
  return end === -1 ? after : after.slice(0, end);
}

/** Whether a note has an operation as a whole word. An operation without an id is called by its method and path. */
function mentions(note: string, operation: string): boolean {
  return /\W/.test(operation) ? note.includes(operation) : note.split(/\W+/).includes(operation);
}

const pathTo = ({ file }: Changeset): string => `.changeset/${file}`;

const formatPassed = (changesets: readonly Changeset[]): string =>
  `The differences from the last release are announced in ${changesets.map(pathTo).join(", ")}.\n`;

const list = (findings: readonly Finding[]): string =>
  toLines(findings)
    .map((line) => `  ${line.class}  ${formatLine(line)}\n`)
    .join("");

function advise(bump: Bump, note: string, operations: readonly (string | undefined)[]): string {
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
    "`pnpm spec:diff` lists all differences; .changeset/README.md has the policy.",
    "",
  ].join("\n");
}
