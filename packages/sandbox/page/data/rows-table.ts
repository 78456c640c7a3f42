import type { Control } from "../shell/control.ts";
import { el, reconcile, setText } from "../shell/dom.ts";

/** A row in the API's format. Its first column is its ID. */
export type Row = Readonly<Record<string, string | number | null>>;

/** A table that can be reloaded. */
export interface RowsTable {
  readonly element: HTMLElement;
  refresh(): Promise<void>;
}

/** How many rows "Show more" adds, and how many one request returns at most. */
const PAGE = 50;
const MOST = 1000;

/** From this length on, the text of a cell wraps. */
const LONG = 48;

/**
 * Creates a table that reads its rows with keyset pagination: their number is unlimited, and only the rows shown are read.
 *
 * @param linkTo returns the link of a row's ID, if it has one.
 */
export function rowsTable(control: Control, title: string, path: string, linkTo?: (id: number) => string): RowsTable {
  const head = el("tr");
  const body = el("tbody");
  const count = el("span", { class: "count" });
  const more = el("button", { type: "button", hidden: true }, "Show more");
  const error = el("p", { class: "error", role: "alert" });
  const empty = el("p", { class: "muted", hidden: true }, "None.");
  const scroller = el(
    "div",
    { class: "scroller", role: "region", tabindex: 0, "aria-label": title },
    el("table", { class: "rows" }, el("thead", {}, head), body),
  );
  const element = el(
    "section",
    { class: "block", "data-card": "" },
    el("h3", {}, title, " ", count),
    empty,
    scroller,
    more,
    error,
  );
  let wanted = PAGE;

  /** Reads the rows to show, and one more to see whether there are others. */
  async function read(): Promise<Row[]> {
    const rows: Row[] = [];
    while (rows.length <= wanted) {
      const limit = Math.min(wanted + 1 - rows.length, MOST);
      const after = rowId(rows.at(-1));
      const page = await control.call<Row[]>("GET", `${path}?limit=${limit}&after=${after}`);
      rows.push(...page);
      if (page.length < limit) break;
    }
    return rows;
  }

  async function refresh(): Promise<void> {
    try {
      const rows = await read();
      const hasMore = rows.length > wanted;
      draw(rows.slice(0, wanted));
      more.hidden = !hasMore;
      setText(count, hasMore ? `${wanted}+` : String(rows.length));
      setText(error, "");
    } catch (failure) {
      setText(error, failure instanceof Error ? failure.message : String(failure));
    }
  }

  function draw(rows: readonly Row[]): void {
    const columns = Object.keys(rows[0] ?? {});
    reconcile(
      head,
      columns,
      (column) => column,
      (column) => el("th", { scope: "col" }, column),
    );
    reconcile(
      body,
      rows,
      (row) => String(rowId(row)),
      (row) => el("tr", {}, ...columns.map((_column, index) => createCell(index, row, linkTo))),
      (tr, row) => {
        for (const [index, column] of columns.entries()) drawCell(tr.children[index], row[column] ?? null);
      },
    );
    scroller.hidden = rows.length === 0;
    empty.hidden = rows.length > 0;
  }

  more.addEventListener("click", () => {
    wanted += PAGE;
    void refresh();
  });
  return { element, refresh };
}

function rowId(row: Row | undefined): number {
  return Number(Object.values(row ?? {})[0] ?? 0);
}

function createCell(index: number, row: Row, linkTo: ((id: number) => string) | undefined): HTMLElement {
  if (index > 0) return el("td");
  const link = linkTo ? el("a", { href: linkTo(rowId(row)) }) : undefined;
  return el("th", { scope: "row" }, link);
}

function drawCell(cell: Element | undefined, value: string | number | null): void {
  if (!cell) return;
  cell.classList.toggle("null", value === null);
  cell.classList.toggle("long", String(value).length > LONG);
  setText(cell.firstElementChild ?? cell, value === null ? "null" : String(value));
}
