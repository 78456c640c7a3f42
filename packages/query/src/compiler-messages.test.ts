import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Compiles a query for the sites, and returns the compiler's output. */
async function compile(query: string): Promise<string> {
  const folder = `${root}.reports/messages`;
  await mkdir(folder, { recursive: true });
  const imports =
    'import { encodeQuery } from "../../src/index.ts"; import { sites } from "../../src/testing/sites.ts";';
  await writeFile(`${folder}/query.ts`, `${imports}\nencodeQuery(sites, ${query});\n`);
  await writeFile(`${folder}/tsconfig.json`, JSON.stringify({ extends: "../../tsconfig.json", include: ["*.ts"] }));
  return new Promise((resolve) => {
    execFile(`${root}node_modules/.bin/tsc`, ["-p", folder, "--pretty", "false"], (_error, stdout) => resolve(stdout));
  });
}

/** The columns of the sites, as the compiler lists a union. */
const columns =
  '"account_number" | "created_at" | "is_activated" | "is_shared" | "latitude" | "name" | "site_id" | QualifiedColumn<';

it.each([
  ['{ fields: ["nmae"] }', `Type '"nmae"' is not assignable to type '${columns}`],
  ['{ sort: "nmae" }', `Type '"nmae"' is not assignable to type '${columns}`],
  ["{ filter: { nmae: 1 } }", "'nmae' does not exist in type '{ readonly account_number?: Condition<\"string\">"],
  ["{ filter: { name: 1 } }", "'number' is not assignable to type 'Condition<\"string\">"],
  ['{ filter: { "sites.name": 1 } }', "'number' is not assignable to type 'Condition<\"string\">"],
])("reports the error and lists each column once when compiling %s", async (query, message) => {
  const output = await compile(query);
  expect(output).toContain(message);
  expect(output).not.toContain('"sites.');
});

it("suggests the correct qualified column for a misspelled one", async () => {
  expect(await compile('{ fields: ["sites.nmae"] }')).toContain(`Did you mean '"sites.name"'?`);
});
