import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-5";
import { describe, expect, it } from "vitest";
import { folder } from "../folder.ts";

const consumer = join(folder, "all-operations");
const file = join(consumer, "editor.ts");

/** Opens a file in TypeScript's language service, as editors do. The file exists in memory only. */
function openInEditor(text: string): ts.LanguageService {
  const { options } = ts.parseJsonConfigFileContent({ extends: "../tsconfig.json" }, ts.sys, consumer);
  const readFile = (path: string): string | undefined => (path === file ? text : ts.sys.readFile(path));
  return ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) =>
      path === file || existsSync(path)
        ? ts.ScriptSnapshot.fromString(path === file ? text : readFileSync(path, "utf8"))
        : undefined,
    getCurrentDirectory: () => consumer,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile,
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
  });
}

const setUp = 'import { createPartnerClient } from "@chekt/partner-client";\nconst chekt = createPartnerClient();\n';

/** Returns what an editor shows for the method name at the end of an expression. */
function hover(expression: string, call: string): string {
  const info = openInEditor(`${setUp}${expression}${call};\n`).getQuickInfoAtPosition(
    file,
    setUp.length + expression.length - 1,
  );
  return ts.displayPartsToString(info?.displayParts);
}

/** Returns the compiler's message for a query. */
function check(query: string, method = "list"): string {
  const service = openInEditor(`${setUp}void chekt.sites.${method}({ dealerId: 42 }, ${query});\n`);
  return service
    .getSemanticDiagnostics(file)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))
    .join("\n");
}

describe("editor hover", () => {
  it("shows the types of sites.list by name", () => {
    expect(hover("chekt.sites.list", '({ dealerId: 42 }, { fields: ["site_id"] })')).toBe(
      `(property) Sites<never>.list: <"site_id">(where: {
    dealerId: number;
}, query?: ListQuery<SitesTable, "site_id"> | undefined, options?: CallOptions | undefined) => Call<Pick<Site, "site_id">[]>`,
    );
  });

  it("shows no path parameters if all are bound", () => {
    expect(hover("chekt.at({ dealerId: 42 }).sites.list", "()")).toBe(
      `(property) Sites<"dealerId">.list: <never>(query?: ListQuery<SitesTable, never> | undefined, options?: CallOptions | undefined) => Call<Site[]>`,
    );
  });
});

describe("compiler message", () => {
  const columns = [
    "account_number",
    "address1",
    "address2",
    "created_at",
    "external_monitoring_station_id",
    "external_site_id",
    "is_activated",
    "monitoring_station_id",
    "name",
    "site_id",
    "timezone",
  ];

  it.each([
    ["list", '{ fields: ["nmae"] }'],
    ["list", '{ sort: "nmae" }'],
    ["each", '{ fields: ["nmae"] }'],
    ["each", '{ mode: "offset", sort: "nmae" }'],
  ])("lists the eleven columns of sites once for %s(…, %s)", (method, query) => {
    const [, expected = ""] = /is not assignable to type '(.*)'\.$/.exec(check(query, method)) ?? [];
    expect(expected.match(/"[\w.]+"/g)?.toSorted()).toEqual(columns.map((name) => `"${name}"`));
  });

  it("reports no error for qualified columns", () => {
    expect(check('{ fields: ["sites.name"], sort: "sites.name", filter: { "sites.name": "Headquarters" } }')).toBe("");
  });
});
