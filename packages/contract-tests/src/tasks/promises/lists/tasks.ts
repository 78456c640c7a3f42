import type { Operation } from "@chekt/description";
import type { Description } from "../../../description.ts";
import type { Run } from "../../../engine/run.ts";
import type { CapabilityName } from "../../../engine/target.ts";
import type { Task } from "../../../engine/task.ts";
import { checkCombined } from "./combined.ts";
import { checkDefaultLimit } from "./default-limit.ts";
import { checkFields } from "./fields.ts";
import { checkFilters } from "./filter.ts";
import { checkPaging } from "./paging.ts";
import { checkSorting } from "./sort.ts";
import { checkWholeRows } from "./whole-rows.ts";

interface ListCheck {
  readonly name: string;
  readonly title: string;
  readonly check: string;
  readonly needs: readonly CapabilityName[];
  readonly run: (run: Run, operation: Operation) => Promise<void>;
}

const listChecks: readonly ListCheck[] = [
  { name: "whole-rows", title: "whole rows without fields", check: "whole_rows", needs: [], run: checkWholeRows },
  {
    name: "filter",
    title: "each operator on each column",
    check: "filter_conformance",
    needs: ["lists"],
    run: checkFilters,
  },
  {
    name: "sort",
    title: "a total order by each column",
    check: "sort_conformance",
    needs: ["lists"],
    run: checkSorting,
  },
  {
    name: "paging",
    title: "pages add up to the whole list",
    check: "paging_conformance",
    needs: ["lists"],
    run: checkPaging,
  },
  {
    name: "fields",
    title: "exactly the requested columns",
    check: "fields_conformance",
    needs: ["lists"],
    run: checkFields,
  },
  {
    name: "combined",
    title: "filters, sorting and pagination together",
    check: "filter_conformance",
    needs: ["lists"],
    run: checkCombined,
  },
];

/** Lists the tasks for each list operation. */
export function listTasks(description: Description): Task[] {
  const lists = description.operations.filter(({ list }) => list !== undefined);
  return [
    ...lists.flatMap((operation) =>
      listChecks.map(({ name, title, check, needs, run }): Task => ({
        id: `promises/${operation.id}/${name}`,
        phase: "promises",
        title,
        operation: operation.id,
        checks: [check],
        needs,
        run: (context) => run(context, operation),
      })),
    ),
    {
      id: "promises/listDevices/default-limit",
      phase: "promises",
      title: "the default limit",
      operation: "listDevices",
      checks: ["paging_conformance"],
      needs: ["lists", "writes"],
      run: checkDefaultLimit,
    },
  ];
}
