import { describe, expect, it } from "vitest";
import type { Finding, Kind } from "../finding.ts";
import { parseChangeset } from "./changesets.ts";

import { judgeChangesets } from "./gate.ts";

const finding = (kind: Kind, operation: string | undefined, pointer: string, rest: Partial<Finding>): Finding => ({
  kind,
  class: "breaking",
  operation,
  direction: undefined,
  pointer,
  before: undefined,
  after: undefined,
  ...rest,
});
const body = "/paths/~1sites/post/requestBody/content/application~1json/schema";
const returned = "/paths/~1sites/get/responses/200/content/application~1json/schema";

const breaking = [
  finding("property-required", "createSite", `${body}/required`, { after: "timezone" }),
  finding("operation-removed", "createSites", "/paths/~1sites/put", {}),
  finding("property-added", "getSite", `${returned}/properties/region`, { class: "harmless" }),
];
const harmless = breaking.slice(2);

const changeset = (bump: string, text: string, name = "@chekt/partner-spec") =>
  parseChangeset("red-dogs-run.md", `---\n"${name}": ${bump}\n---\n\n${text}\n`);

const note =
  "Sites changed.\n\n### Migration\n\n- `createSite`: send it.\n- `createSites`: call createSite for each.\n";

describe("breaking difference", () => {
  it("rejects a breaking difference without a changeset and says what broke, where, and what to do", () => {
    const { passed, message } = judgeChangesets(breaking, []);
    expect(passed).toBe(false);
    expect(message).toContain("no changeset of at least `minor` for @chekt/partner-spec");
    expect(message).toContain("breaking  createSite: `timezone` became required in the request");
    expect(message).toContain('"@chekt/partner-spec": minor');
    expect(message).toMatch(/### Migration\n\n {2}- `createSite`: what to do.\n {2}- `createSites`: what to do./);
    expect(message).not.toContain("region");
  });

  it("rejects a breaking difference with a patch and names its changeset", () => {
    const { passed, message } = judgeChangesets(breaking, [changeset("patch", note)]);
    expect(passed).toBe(false);
    expect(message).toContain("only `patch` in .changeset/red-dogs-run.md");
  });

  it("rejects a breaking difference with a minor release of another package", () => {
    expect(judgeChangesets(breaking, [changeset("minor", note, "@chekt/partner-client")]).passed).toBe(false);
  });

  it("rejects a breaking difference without a migration note", () => {
    const { passed, message } = judgeChangesets(breaking, [changeset("minor", "createSite and createSites changed.")]);
    expect(passed).toBe(false);
    expect(message).toContain("no migration note in .changeset/red-dogs-run.md names each broken operation");
  });

  it("rejects a migration note that omits an operation and names only that operation", () => {
    const text = "### Migration\n\n- `createSites`: gone.\n\n### Else\n\ncreateSite.";
    const { passed, message } = judgeChangesets(breaking, [changeset("minor", text)]);
    expect(passed).toBe(false);
    expect(message).toContain("createSite: `timezone`");
    expect(message).not.toContain("createSites");
  });

  it.each(["minor", "major"])(
    "accepts a breaking difference with a %s and a note that names each operation",
    (bump) => {
      expect(judgeChangesets(breaking, [changeset(bump, note)])).toEqual({
        passed: true,
        message: "The differences from the last release are announced in .changeset/red-dogs-run.md.\n",
      });
    },
  );

  it("accepts any migration note for a breaking difference of the whole API", () => {
    const moved = [finding("server-removed", undefined, "/servers", { before: { url: "https://a.example" } })];
    expect(judgeChangesets(moved, [changeset("minor", "It moved.")]).passed).toBe(false);
    expect(judgeChangesets(moved, [changeset("minor", "#### Migration\n\nCall the other.")]).passed).toBe(true);
  });
});

describe("harmless or risky difference", () => {
  it.each(["harmless", "risky"] as const)("rejects a %s difference without a changeset for the description", (one) => {
    const differences = harmless.map((difference) => ({ ...difference, class: one }));
    const { passed, message } = judgeChangesets(differences, [changeset("minor", "Else.", "@chekt/partner-mock")]);
    expect(passed).toBe(false);
    expect(message).toContain(`${one}  getSite: \`region\` is new in the 200 response`);
    expect(message).toContain('"@chekt/partner-spec": patch');
  });

  it("accepts a harmless difference with a patch, but not with none", () => {
    expect(judgeChangesets(harmless, [changeset("patch", "A region.")]).passed).toBe(true);
    expect(judgeChangesets(harmless, [changeset("none", "A region.")]).passed).toBe(false);
  });
});

it("requires no changeset if nothing differs", () => {
  expect(judgeChangesets([], []).passed).toBe(true);
});

it.each(["no head", "---\n- a\n---\n", '---\n"@chekt/partner-spec": huge\n---\n'])(
  "names the file of the invalid changeset %j",
  (content) => {
    expect(() => parseChangeset("odd.md", content)).toThrow(/^\.changeset\/odd\.md does not begin with/);
  },
);
