import { type Context, listOperations, type Location, type PathItem, type Rule } from "../redocly.ts";
import { listColumns } from "./list-parameters.ts";

/** A column of a list as prose names it: `sites.name`, in backticks. */
const columnReference = /`([a-z_]+)\.([a-z_]+)`/g;

/** Every `table.column` that a description names must be a column of a list. */
export const columnReferences: Rule = () => {
  const tables = new Map<string, string[]>();
  const references: { table: string; column: string; location: Location }[] = [];
  return {
    any: {
      enter(node: unknown, context: Context) {
        const { description } = Object(node) as { description?: unknown };
        if (typeof description !== "string") return;
        for (const [, table = "", column = ""] of description.matchAll(columnReference)) {
          references.push({ table, column, location: context.location.child(["description"]) });
        }
      },
    },
    PathItem: {
      leave(pathItem: PathItem, context: Context) {
        for (const { operation } of listOperations(pathItem, context)) {
          const list = operation["x-list"];
          if (list) tables.set(list.table, listColumns(operation, context));
        }
      },
    },
    Root: {
      leave(_root: never, context: Context) {
        for (const { table, column, location } of references) {
          const columns = tables.get(table);
          if (columns?.includes(column)) continue;
          const known = columns
            ? `Columns of ${table}: ${columns.join(", ")}.`
            : `Tables: ${[...tables.keys()].join(", ")}.`;
          context.report({
            message: `The description names the column ${table}.${column}, which does not exist. ${known}`,
            location,
          });
        }
      },
    },
  };
};
