/** What Changesets writes for a package that is only released because another one is. */
const placeholder = "No changes in this release.";

/**
 * Appends a part to the entry of a version, or replaces an entry that says that nothing changed.
 *
 * @throws Error if the changelog has no entry for that version.
 */
export function appendToVersion(changelog: string, version: string, part: string): string {
  const lines = changelog.trimEnd().split("\n");
  const start = lines.indexOf(`## ${version}`);
  if (start === -1) throw new Error(`The changelog has no heading "## ${version}".`);
  const next = lines.findIndex((line, index) => index > start && line.startsWith("## "));
  const end = next === -1 ? lines.length : next;
  const entry = lines.slice(0, end).filter((line, index) => index < start || line !== placeholder);
  const before = entry.join("\n").trimEnd();
  const after = lines.slice(end).join("\n");
  return `${before}\n\n${part.trimEnd()}\n${after === "" ? "" : `\n${after}\n`}`;
}
