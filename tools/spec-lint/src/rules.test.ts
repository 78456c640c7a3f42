import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const fixtures = fileURLToPath(new URL("../fixtures", import.meta.url));
const windows = process.platform === "win32";
const redocly = join(fixtures, "..", "node_modules", ".bin", windows ? "redocly.cmd" : "redocly");

interface Report {
  problems: { ruleId: string; message: string }[];
}

/** What Redocly says of a fixture with our rules alone, one line a problem. */
function problemsOf(fixture: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    execFile(redocly, ["lint", fixture, "--format=json"], { cwd: fixtures, shell: windows }, (_error, stdout) => {
      try {
        const { problems } = JSON.parse(stdout) as Report;
        resolve(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`));
      } catch (error) {
        reject(new Error(`Redocly printed no report: ${stdout}`, { cause: error }));
      }
    });
  });
}

it("a description that keeps the rules has no problems", async () => {
  expect(await problemsOf("sound.yaml")).toEqual([]);
});

it("each fault is named by the rule that it breaks", async () => {
  expect((await problemsOf("faulty.yaml")).toSorted()).toMatchInlineSnapshot(`
    [
      "chekt/documented-properties: The property name has no example.",
      "chekt/documented-properties: The property row_id has no description.",
      "chekt/error-answers: GET /partner/v1/others does not declare 403.",
      "chekt/error-answers: GET /partner/v1/rows/{rowId} does not declare 403, 404.",
      "chekt/explicit-explode: The query parameter dir does not say whether it explodes.",
      "chekt/judged-by-prism: Prism misjudges \`discriminator\`; tell the alternatives apart with \`const\`.",
      "chekt/judged-by-prism: Prism misjudges \`readOnly\`; write separate Create, Update and Response schemas.",
      "chekt/judged-by-prism: Prism misjudges \`writeOnly\`; write separate Create, Update and Response schemas.",
      "chekt/judged-by-prism: Prism misreads alternatives in the query parameter dir; write one schema.",
      "chekt/list-parameters: listOthers answers with rows, but has no x-list.",
      "chekt/list-parameters: listRows: fields must be serialised with style: form and explode: false.",
      "chekt/list-parameters: listRows: filter must be serialised with style: form and explode: true.",
      "chekt/list-parameters: listRows: the enum of fields must hold each column of the rows, with and without its table, and no other.",
      "chekt/list-parameters: listRows: the enum of sort must hold each column of the rows, with and without its table, and no other.",
      "chekt/list-parameters: listRows: the key column id is not a column of its rows.",
      "chekt/list-parameters: listRows: the pattern of filter must be ^(rows\\.)?(row_id|name),([^,]*|[\\s\\S]*,(eq|neq|lt|lte|gt|gte|regex))$",
      "chekt/list-parameters: listRows: the query parameter offset is missing.",
      "chekt/success-answers: The 200 answer of listRows has no example of application/json.",
      "chekt/success-answers: createRow creates, but its answer has no links to the operations that use the new id.",
      "chekt/trace-header: The 400 answer of listRows does not bring back the header x-partner-trace-id.",
      "chekt/trace-header: listRows does not take the header x-partner-trace-id.",
      "chekt/vendor-marks: The value of \`x-assumed\` is not valid: it takes the id of an assumption, or a list of them, in kebab case.",
      "chekt/vendor-marks: The value of \`x-retry\` is not valid: its only value is \`never\`.",
      "chekt/vendor-marks: The vendor mark \`x-assumd\` is not known. Known are x-retry, x-list, x-assumed.",
      "chekt/vendor-marks: The vendor mark \`x-retry\` belongs on Operation, not on Parameter.",
    ]
  `);
});
