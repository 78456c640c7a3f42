import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What the compiler says of a query on the sites. */
async function messageOn(query: string): Promise<string> {
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

it.each([
  ['{ fields: ["nmae"] }', `'"nmae"' is not assignable to type '"account_number" | "created_at" | "is_activated" | `],
  ['{ sort: "nmae" }', `'"nmae"' is not assignable to type '"account_number" | "created_at" | "is_activated" | `],
  ["{ filter: { nmae: 1 } }", "'nmae' does not exist in type '{ readonly account_number?: Condition<\"string\">"],
  ["{ filter: { name: 1 } }", "'number' is not assignable to type 'Condition<\"string\">"],
])("the compiler's message on %s says what is wrong, and which columns there are", async (query, message) => {
  expect(await messageOn(query)).toContain(message);
});
