/** What Changesets writes of a package that is released for the sake of another. */
const nothing = "No changes in this release.";

/**
 * Puts a part into a changelog at the end of what it says of a version; in the place of that, where that is nothing.
 *
 * @throws where the changelog says nothing of that version.
 */
export function withPart(changelog: string, version: string, part: string): string {
  const lines = changelog.trimEnd().split("\n");
  const start = lines.indexOf(`## ${version}`);
  if (start === -1) throw new Error(`The changelog has no heading for ${version}.`);
  const next = lines.findIndex((line, index) => index > start && line.startsWith("## "));
  const end = next === -1 ? lines.length : next;
  const said = lines.slice(0, end).filter((line, index) => index < start || line !== nothing);
  const before = said.join("\n").trimEnd();
  const after = lines.slice(end).join("\n");
  return `${before}\n\n${part.trimEnd()}\n${after === "" ? "" : `\n${after}\n`}`;
}
