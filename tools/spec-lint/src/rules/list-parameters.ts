import {
  listOperations,
  collectParameters,
  type Context,
  type Operation,
  type Parameter,
  type PathItem,
  type Response,
  type Rule,
  type Schema,
} from "../redocly.ts";
import { follow, findItems, listParts } from "../schemas.ts";

/**
 * The columns of the rows that an operation returns, across all schemas that a row may have. Returns none if it returns
 * no rows.
 */
export function listColumns({ responses }: Operation, context: Context): string[] {
  const response = follow<Response>(responses?.["200"], context);
  const body = listParts(response?.node.content?.["application/json"]?.schema, context, response?.file);
  return [...new Set(findItems(body, context).flatMap(({ node }) => Object.keys(node.properties ?? {})))];
}

function sameMembers(left: unknown[], right: unknown[]): boolean {
  return left.length === right.length && left.every((member) => right.includes(member));
}

function findSchema(parameter: Parameter, context: Context): Schema | undefined {
  return parameter.schema && context.resolve<Schema>(parameter.schema).node;
}

/** The pattern of a list's `filter`: a column, a value and, after the last comma, a known operator. */
function filterPattern(table: string, columns: string[]): string {
  return `^(${table}\\.)?(${columns.join("|")}),([^,]*|[\\s\\S]*,(eq|neq|lt|lte|gt|gte|regex))$`;
}

/**
 * Every list must have the six query parameters, and they must name the columns of its rows. `x-list` marks an
 * operation as a list. It is required for a GET operation that returns an array.
 */
export const listParameters: Rule = () => ({
  PathItem: {
    enter(pathItem: PathItem, context: Context) {
      for (const { method, operation, location } of listOperations(pathItem, context)) {
        const list = operation["x-list"];
        const columns = listColumns(operation, context);
        const name = operation.operationId ?? "The operation";
        if (!list) {
          if (method === "get" && columns.length > 0) {
            context.report({ message: `${name} returns rows but has no x-list.`, location });
          }
          continue;
        }
        const report = (message: string): void => context.report({ message: `${name}: ${message}`, location });
        if (!columns.includes(list.key)) report(`the key column ${list.key} is not a column of its rows.`);

        const query = new Map(
          collectParameters(pathItem, operation, context)
            .filter((parameter) => parameter.in === "query")
            .map((parameter) => [parameter.name, parameter]),
        );
        for (const wanted of ["fields", "filter", "sort", "dir", "limit", "offset"]) {
          if (!query.has(wanted)) report(`the query parameter ${wanted} is missing.`);
        }

        const selectable = [...columns, ...columns.map((column) => `${list.table}.${column}`)];
        const fields = query.get("fields");
        if (fields) {
          if (fields.style !== "form" || fields.explode !== false) {
            report("fields must be serialised with style: form and explode: false.");
          }
          const items = findSchema(fields, context)?.items;
          const names = items && context.resolve<Schema>(items).node?.enum;
          if (!sameMembers(names ?? [], selectable)) {
            report("the enum of fields must be exactly the columns of the rows, with and without the table.");
          }
        }
        const sort = query.get("sort");
        if (sort && !sameMembers(findSchema(sort, context)?.enum ?? [], selectable)) {
          report("the enum of sort must be exactly the columns of the rows, with and without the table.");
        }
        const filter = query.get("filter");
        if (filter) {
          if (filter.style !== "form" || filter.explode !== true) {
            report("filter must be serialised with style: form and explode: true.");
          }
          const items = findSchema(filter, context)?.items;
          const pattern = items && context.resolve<Schema>(items).node?.pattern;
          const wanted = filterPattern(list.table, columns);
          if (pattern !== wanted) report(`the pattern of filter must be ${wanted}`);
        }
      }
    },
  },
});
