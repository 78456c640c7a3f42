export { PagingError, QueryError } from "./errors.ts";
export { decodeFilter, encodeFilter, type FilterCondition, type Operator } from "./filter.ts";
export type {
  Condition,
  Direction,
  Filter,
  IterationQuery,
  ListQuery,
  QualifiedFilter,
  Selected,
  ValueOf,
} from "./list-query.ts";
export type {
  Column,
  ColumnName,
  ColumnType,
  Field,
  KeysetField,
  ListTable,
  NameOf,
  OffsetField,
  QualifiedColumn,
  QualifiedKeysetColumn,
  QualifiedOffsetColumn,
} from "./list-table.ts";
export { each, type FetchPage, type IterationOptions, pages } from "./pages.ts";
export { encodeParameters, encodeQuery, type ListParameters, toParameters } from "./parameters.ts";
