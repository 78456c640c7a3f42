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

/** Redocly's problems in a fixture under our rules alone, one per line. */
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

it("accepts a description that follows the rules", async () => {
  expect(await findProblems("sound.yaml")).toEqual([]);
});

it("reports each violation under the name of its rule", async () => {
  expect((await findProblems("faulty.yaml")).toSorted()).toMatchInlineSnapshot(`
    [
      "chekt/column-references: The description names the column row.name, which does not exist. Tables: rows.",
      "chekt/column-references: The description names the column rows.nmae, which does not exist. Columns of rows: row_id, name, created_at.",
      "chekt/create-links: The link ClearTable of createTable reads tableId from $response.body#/table_id, which does not exist in the response.",
      "chekt/create-links: The link DeleteTable of createTable does not set tableId.",
      "chekt/create-links: The link GetTable of createTable points to the unknown operation gteTable.",
      "chekt/create-links: The link ListTables of createTable reads tableId from $request.path.tableId, which does not exist in the path.",
      "chekt/create-links: createTable has no link to getTable, which uses the new ID.",
      "chekt/documented-properties: The property created_at has no example.",
      "chekt/documented-properties: The property field has no description.",
      "chekt/documented-properties: The property row_id has no description.",
      "chekt/error-responses: GET /partner/v1/others does not declare 400, 429, 503.",
      "chekt/error-responses: GET /partner/v1/rows/{rowId} does not declare 403, 404, 429, 503.",
      "chekt/error-responses: POST /partner/v1/rows/{rowId} does not declare 503.",
      "chekt/error-responses: The 400 response of POST /partner/v1/rows/{rowId} has an example, Unauthorized, whose status_code is not 400.",
      "chekt/error-responses: The 401 response of POST /partner/v1/rows/{rowId} does not use the schema ErrorDto.",
      "chekt/error-responses: The 401 response of POST /partner/v1/rows/{rowId} has no example.",
      "chekt/error-responses: The 403 response of POST /partner/v1/rows/{rowId} does not use the schema ErrorDto.",
      "chekt/error-responses: The 404 response of POST /partner/v1/rows/{rowId} has no example.",
      "chekt/error-responses: The 429 response of POST /partner/v1/rows/{rowId} has no header Retry-After.",
      "chekt/explicit-explode: The query parameter dir does not set explode.",
      "chekt/judged-by-prism: Prism misreads alternatives in the query parameter dir; write one schema.",
      "chekt/judged-by-prism: Prism validates \`discriminator\` incorrectly; distinguish the alternatives with a single-member \`enum\`.",
      "chekt/judged-by-prism: Prism validates \`readOnly\` incorrectly; write separate Create, Update and Response schemas.",
      "chekt/judged-by-prism: Prism validates \`writeOnly\` incorrectly; write separate Create, Update and Response schemas.",
      "chekt/judged-by-prism: The description must be OpenAPI 3.1, not 3.2.0.",
      "chekt/judged-by-prism: jsonSchemaDialect must be https://json-schema.org/draft/2020-12/schema; under an unknown dialect, Prism accepts everything.",
      "chekt/list-parameters: listOthers returns rows but has no x-list.",
      "chekt/list-parameters: listRows: fields must be serialised with style: form and explode: false.",
      "chekt/list-parameters: listRows: filter must be serialised with style: form and explode: true.",
      "chekt/list-parameters: listRows: the enum of fields must be exactly the columns of the rows, with and without the table.",
      "chekt/list-parameters: listRows: the enum of sort must be exactly the columns of the rows, with and without the table.",
      "chekt/list-parameters: listRows: the key column id is not a column of its rows.",
      "chekt/list-parameters: listRows: the pattern of filter must be ^(rows\\.)?(row_id|name|created_at),([^,]*|[\\s\\S]*,(eq|neq|lt|lte|gt|gte|regex))$",
      "chekt/list-parameters: listRows: the query parameter offset is missing.",
      "chekt/no-drafts: The description is still a draft: Say when it was created.",
      "chekt/success-responses: The 200 response of listRows has no example of application/json.",
      "chekt/success-responses: The 201 response of createRow has no content.",
      "chekt/success-responses: listTables declares no success response.",
      "chekt/trace-header: The 400 response of listRows does not return the header x-partner-trace-id.",
      "chekt/trace-header: listRows does not accept the header x-partner-trace-id.",
      "chekt/vendor-extensions: The value of \`x-assumed\` is invalid: use the ID of an assumption in kebab case, or an array of IDs.",
      "chekt/vendor-extensions: The value of \`x-enum-descriptions\` is invalid: it takes one text per member of \`enum\`.",
      "chekt/vendor-extensions: The value of \`x-enum-varnames\` is invalid: it takes one name in upper snake case per member of \`enum\`.",
      "chekt/vendor-extensions: The vendor extension \`x-list\` is allowed only on Operation, not on Parameter.",
      "chekt/vendor-extensions: Unknown vendor extension \`x-assumd\`. Extensions: x-list, x-enum-varnames, x-enum-descriptions, x-assumed.",
      "chekt/vendor-extensions: Unknown vendor extension \`x-retri\`. Extensions: x-list, x-enum-varnames, x-enum-descriptions, x-assumed.",
      "chekt/vendor-extensions: Unknown vendor extension \`x-retry\`. Extensions: x-list, x-enum-varnames, x-enum-descriptions, x-assumed.",
    ]
  `);
});
