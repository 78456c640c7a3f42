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
function findProblems(fixture: string): Promise<string[]> {
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
  expect(await findProblems("sound.yaml")).toEqual([]);
});

it("each fault is named by the rule that it breaks", async () => {
  expect((await findProblems("faulty.yaml")).toSorted()).toMatchInlineSnapshot(`
    [
      "chekt/create-links: The link ClearTable of createTable takes tableId from $response.body#/table_id, which the answer does not have.",
      "chekt/create-links: The link DeleteTable of createTable does not give tableId.",
      "chekt/create-links: The link GetTable of createTable leads to the operation gteTable, which does not exist.",
      "chekt/create-links: The link ListTables of createTable takes tableId from $request.path.tableId, which the path does not have.",
      "chekt/create-links: createTable has no link to getTable, which uses the new id.",
      "chekt/documented-properties: The property created_at has no example.",
      "chekt/documented-properties: The property field has no description.",
      "chekt/documented-properties: The property row_id has no description.",
      "chekt/error-answers: GET /partner/v1/others does not declare 400.",
      "chekt/error-answers: GET /partner/v1/rows/{rowId} does not declare 403, 404.",
      "chekt/error-answers: The 400 answer of POST /partner/v1/rows/{rowId} has an example, Unauthorized, whose status_code is not 400.",
      "chekt/error-answers: The 401 answer of POST /partner/v1/rows/{rowId} has no example.",
      "chekt/error-answers: The 401 answer of POST /partner/v1/rows/{rowId} is not the schema ErrorDto.",
      "chekt/error-answers: The 403 answer of POST /partner/v1/rows/{rowId} is not the schema ErrorDto.",
      "chekt/error-answers: The 404 answer of POST /partner/v1/rows/{rowId} has no example.",
      "chekt/explicit-explode: The query parameter dir does not say whether it explodes.",
      "chekt/judged-by-prism: Prism misjudges \`discriminator\`; tell the alternatives apart with \`const\`.",
      "chekt/judged-by-prism: Prism misjudges \`readOnly\`; write separate Create, Update and Response schemas.",
      "chekt/judged-by-prism: Prism misjudges \`writeOnly\`; write separate Create, Update and Response schemas.",
      "chekt/judged-by-prism: Prism misreads alternatives in the query parameter dir; write one schema.",
      "chekt/judged-by-prism: The description must be OpenAPI 3.1, not 3.2.0.",
      "chekt/judged-by-prism: jsonSchemaDialect must be https://json-schema.org/draft/2020-12/schema; under one that Prism does not know, it lets everything pass.",
      "chekt/list-parameters: listOthers answers with rows, but has no x-list.",
      "chekt/list-parameters: listRows: fields must be serialised with style: form and explode: false.",
      "chekt/list-parameters: listRows: filter must be serialised with style: form and explode: true.",
      "chekt/list-parameters: listRows: the enum of fields must hold each column of the rows, with and without its table, and no other.",
      "chekt/list-parameters: listRows: the enum of sort must hold each column of the rows, with and without its table, and no other.",
      "chekt/list-parameters: listRows: the key column id is not a column of its rows.",
      "chekt/list-parameters: listRows: the pattern of filter must be ^(rows\\.)?(row_id|name|created_at),([^,]*|[\\s\\S]*,(eq|neq|lt|lte|gt|gte|regex))$",
      "chekt/list-parameters: listRows: the query parameter offset is missing.",
      "chekt/no-drafts: The description is still a draft: Say when it was created.",
      "chekt/success-answers: The 200 answer of listRows has no example of application/json.",
      "chekt/success-answers: The 201 answer of createRow has no content.",
      "chekt/success-answers: listTables declares no success answer.",
      "chekt/trace-header: The 400 answer of listRows does not bring back the header x-partner-trace-id.",
      "chekt/trace-header: listRows does not take the header x-partner-trace-id.",
      "chekt/vendor-marks: The value of \`x-assumed\` is not valid: it takes the id of an assumption, or a list of them, in kebab case.",
      "chekt/vendor-marks: The value of \`x-retry\` is not valid: its only value is \`never\`.",
      "chekt/vendor-marks: The vendor mark \`x-assumd\` is not known. Known are x-retry, x-list, x-assumed.",
      "chekt/vendor-marks: The vendor mark \`x-retri\` is not known. Known are x-retry, x-list, x-assumed.",
      "chekt/vendor-marks: The vendor mark \`x-retry\` belongs on Operation, not on Parameter.",
    ]
  `);
});
