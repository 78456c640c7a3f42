import { once } from "node:events";
import { createServer } from "node:http";
import { onTestFinished } from "vitest";
import { encodeParameters } from "../parameters.ts";
import type { FetchPage } from "../pages.ts";
import type { Site, sites } from "./sites.ts";

type Sites = typeof sites;

/** The behavior of a test server. */
export interface Behavior {
  /** The maximum number of rows per page, whatever the limit. */
  readonly cap?: number;
  /** The parameters that it ignores. */
  readonly ignores?: "filter" | "sort" | "offset" | "everything";
  /** Runs before each response, and may change the rows. */
  readonly before?: (count: number) => void;
  /** Compares strings. By default it compares code units. */
  readonly collate?: (a: string, b: string) => number;
  /** Returns a number from 0 to 1, for the order of rows with equal values. */
  readonly random?: () => number;
}

/** A local server with a list of sites. */
export interface ListServer {
  /** Requests a page. */
  readonly fetchPage: FetchPage<Sites, Site>;
  /** The queries received, in order. */
  readonly queries: string[];
  readonly rows: Site[];
}

/** Whether an order (below 0, 0 or above 0) satisfies each operator. */
const OPERATORS: Readonly<Record<string, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  neq: (order) => order !== 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
};

const byCodeUnits = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Starts a server with these rows. It stops when the test ends. */
export async function listServer(rows: Site[], behavior: Behavior = {}): Promise<ListServer> {
  const queries: string[] = [];
  const server = createServer((request, response) => {
    const query = request.url?.split("?")[1] ?? "";
    queries.push(query);
    behavior.before?.(queries.length);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(selectRows(rows, new URLSearchParams(query), behavior)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const fetchPage: FetchPage<Sites, Site> = async (parameters, { signal }) => {
    const response = await fetch(`http://127.0.0.1:${port}/?${encodeParameters(parameters)}`, { signal });
    return response.json();
  };
  return { fetchPage, queries, rows };
}

function selectRows(
  rows: readonly Site[],
  query: URLSearchParams,
  { cap = Infinity, ignores, collate = byCodeUnits, random = Math.random }: Behavior,
): object[] {
  if (ignores === "everything") return [...rows];
  const order = (a: string | number, b: string): number => (typeof a === "number" ? a - Number(b) : collate(a, b));
  const conditions = ignores === "filter" ? [] : query.getAll("filter");
  const found = rows.filter((row) => conditions.every((condition) => meets(row, condition, order)));
  const sort = stripTable(query.get("sort") ?? "site_id");
  const sign = query.get("dir") === "desc" ? -1 : 1;
  // Rows with equal values have a random order, different for each request.
  const sorted = found
    .map((row) => ({ row, value: readValue(row, sort), chance: random() }))
    .toSorted((a, b) => (ignores === "sort" ? 0 : order(a.value, String(b.value)) * sign || a.chance - b.chance))
    .map(({ row }) => row);
  const offset = ignores === "offset" ? 0 : Number(query.get("offset") ?? 0);
  const fields = query.get("fields")?.split(",").map(stripTable);
  return sorted
    .slice(offset, offset + Math.min(Number(query.get("limit") ?? 100), cap))
    .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => fields?.includes(name) ?? true)));
}

function meets(row: Site, condition: string, order: (a: string | number, b: string) => number): boolean {
  const [, column = "", compared = "", operator = ""] = /^([^,]*),([\s\S]*),(\w+)$/.exec(condition) ?? [];
  const holds = OPERATORS[operator];
  if (holds === undefined) throw new Error(`Unsupported condition ${condition}.`);
  return holds(order(readValue(row, stripTable(column)), compared));
}

function stripTable(field: string): string {
  return field.replace(/^sites\./, "");
}

function readValue(row: Site, column: string): string | number {
  const value: unknown = Reflect.get(row, column);
  return typeof value === "number" ? value : String(value);
}
