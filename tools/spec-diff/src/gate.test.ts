import { describe, expect, it } from "vitest";
import { parseChangeset } from "./changesets.ts";
import type { Difference } from "./difference.ts";
import { judgeChangesets } from "./gate.ts";

const breaking: Difference[] = [
  { class: "breaking", operation: "createSite", text: "`timezone` became required in the request", rule: "schema" },
  { class: "breaking", operation: "createSites", text: "it was removed", rule: "endpoint" },
  { class: "harmless", operation: "getSite", text: "`region` is new in the 200 response", rule: "schema" },
];
const harmless = breaking.slice(2);

const changeset = (bump: string, text: string, name = "@chekt/partner-spec") =>
  parseChangeset("red-dogs-run.md", `---\n"${name}": ${bump}\n---\n\n${text}\n`);

const note =
  "Sites changed.\n\n### Migration\n\n- `createSite`: send it.\n- `createSites`: call createSite for each.\n";

describe("a breaking difference", () => {
  it("is refused without a changeset, with what, where and what to do", () => {
    const { passed, message } = judgeChangesets(breaking, []);
    expect(passed).toBe(false);
    expect(message).toContain("no changeset of at least `minor` for @chekt/partner-spec");
    expect(message).toContain("breaking  createSite: `timezone` became required in the request");
    expect(message).toContain('"@chekt/partner-spec": minor');
    expect(message).toMatch(/### Migration\n\n {2}- `createSite`: what to do.\n {2}- `createSites`: what to do./);
    expect(message).not.toContain("region");
  });

  it("is refused with a patch, and says which changeset that is", () => {
    const { passed, message } = judgeChangesets(breaking, [changeset("patch", note)]);
    expect(passed).toBe(false);
    expect(message).toContain(".changeset/red-dogs-run.md says patch");
  });

  it("is refused with a minor release of another package", () => {
    expect(judgeChangesets(breaking, [changeset("minor", note, "@chekt/partner-client")]).passed).toBe(false);
  });

  it("is refused without a note on how to migrate", () => {
    const { passed, message } = judgeChangesets(breaking, [changeset("minor", "createSite and createSites changed.")]);
    expect(passed).toBe(false);
    expect(message).toContain("no migration note names what it breaks in .changeset/red-dogs-run.md");
  });

  it("is refused where the note leaves an operation out, and names that one alone", () => {
    const text = "### Migration\n\n- `createSites`: gone.\n\n### Else\n\ncreateSite.";
    const { passed, message } = judgeChangesets(breaking, [changeset("minor", text)]);
    expect(passed).toBe(false);
    expect(message).toContain("createSite: `timezone`");
    expect(message).not.toContain("createSites");
  });

  it.each(["minor", "major"])("is let pass with a %s and a note that names each operation", (bump) => {
    expect(judgeChangesets(breaking, [changeset(bump, note)])).toEqual({
      passed: true,
      message: "The differences from the last release are announced in .changeset/red-dogs-run.md.\n",
    });
  });

  it("of the whole API is let pass with any note", () => {
    const moved: Difference[] = [
      { class: "breaking", operation: undefined, text: "the server is gone", rule: "servers" },
    ];
    expect(judgeChangesets(moved, [changeset("minor", "It moved.")]).passed).toBe(false);
    expect(judgeChangesets(moved, [changeset("minor", "#### Migration\n\nCall the other.")]).passed).toBe(true);
  });
});

describe("a harmless or risky difference", () => {
  it.each(["harmless", "risky"] as const)("that is %s is refused without a changeset for the description", (one) => {
    const differences = harmless.map((difference) => ({ ...difference, class: one }));
    const { passed, message } = judgeChangesets(differences, [changeset("minor", "Else.", "@chekt/partner-mock")]);
    expect(passed).toBe(false);
    expect(message).toContain(`${one}  getSite: \`region\` is new in the 200 response`);
    expect(message).toContain('"@chekt/partner-spec": patch');
  });

  it("is let pass with a patch", () => {
    expect(judgeChangesets(harmless, [changeset("patch", "A region.")]).passed).toBe(true);
    expect(judgeChangesets(harmless, [changeset("none", "A region.")]).passed).toBe(false);
  });
});

it("no difference needs no changeset", () => {
  expect(judgeChangesets([], []).passed).toBe(true);
});

it.each(["no head", "---\n- a\n---\n", '---\n"@chekt/partner-spec": huge\n---\n'])(
  "a changeset that says %j is refused with the name of its file",
  (content) => {
    expect(() => parseChangeset("odd.md", content)).toThrow(/^\.changeset\/odd\.md does not begin with/);
  },
);
