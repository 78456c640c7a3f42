import { once } from "node:events";
import { createServer } from "node:http";
import { onTestFinished } from "vitest";
import { encodeParameters } from "../encode.ts";
import type { FetchPage } from "../pages.ts";
import type { Site, sites } from "./sites.ts";

type Sites = typeof sites;

/** How a server may behave. */
export interface Behaviour {
  /** The most rows that it gives, whatever it is asked for. */
  readonly cap?: number;
  /** What it does not look at. */
  readonly ignores?: "filter" | "sort" | "offset" | "everything";
  /** Happens before a request is answered; it may change the rows. */
  readonly before?: (count: number) => void;
  /** How it compares texts. By default it compares their code units. */
  readonly collate?: (a: string, b: string) => number;
  /** A number from 0 to 1, for the order of rows with the same value. */
  readonly random?: () => number;
}

/** A server on this machine that keeps sites. */
export interface ListServer {
  /** Asks it for a page. */
  readonly fetchPage: FetchPage<Sites, Site>;
  /** The queries that it got, in order. */
  readonly queries: string[];
  readonly rows: Site[];
}

/** What each operator makes of an order: below 0, 0 or above 0. */
const OPERATORS: Readonly<Record<string, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  neq: (order) => order !== 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
};

const byCodeUnits = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Starts a server with these rows. It ends with the test. */
export async function listServer(rows: Site[], behaviour: Behaviour = {}): Promise<ListServer> {
  const queries: string[] = [];
  const server = createServer((request, response) => {
    const query = request.url?.split("?")[1] ?? "";
    queries.push(query);
    behaviour.before?.(queries.length);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answer(rows, new URLSearchParams(query), behaviour)));
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

function answer(
  rows: readonly Site[],
  query: URLSearchParams,
  { cap = Infinity, ignores, collate = byCodeUnits, random = Math.random }: Behaviour,
): object[] {
  if (ignores === "everything") return [...rows];
  const order = (a: string | number, b: string): number => (typeof a === "number" ? a - Number(b) : collate(a, b));
  const conditions = ignores === "filter" ? [] : query.getAll("filter");
  const found = rows.filter((row) => conditions.every((condition) => meets(row, condition, order)));
  const sort = columnOf(query.get("sort") ?? "site_id");
  const sign = query.get("dir") === "desc" ? -1 : 1;
  // Rows with the same value come in an order of their own, and in another one each time.
  const sorted = found
    .map((row) => ({ row, value: valueOf(row, sort), chance: random() }))
    .toSorted((a, b) => (ignores === "sort" ? 0 : order(a.value, String(b.value)) * sign || a.chance - b.chance))
    .map(({ row }) => row);
  const offset = ignores === "offset" ? 0 : Number(query.get("offset") ?? 0);
  const fields = query.get("fields")?.split(",").map(columnOf);
  return sorted
    .slice(offset, offset + Math.min(Number(query.get("limit") ?? 100), cap))
    .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => fields?.includes(name) ?? true)));
}

function meets(row: Site, condition: string, order: (a: string | number, b: string) => number): boolean {
  const [, column = "", compared = "", operator = ""] = /^([^,]*),([\s\S]*),(\w+)$/.exec(condition) ?? [];
  const holds = OPERATORS[operator];
  if (holds === undefined) throw new Error(`The server does not know ${condition}.`);
  return holds(order(valueOf(row, columnOf(column)), compared));
}

function columnOf(field: string): string {
  return field.replace(/^sites\./, "");
}

function valueOf(row: Site, column: string): string | number {
  const value: unknown = Reflect.get(row, column);
  return typeof value === "number" ? value : String(value);
}
