import type { OperationId } from "../types.ts";
import { bodyMethod, type BodyMethod, type PathKey, pathMethod, type PathMethod, type Scope } from "./bound.ts";
import { type EnsureMethod, ensureMethod, type EnsureOperations } from "./ensure.ts";
import { type ListMethods, listMethods } from "./list.ts";

/** The operations of a resource that partners create, read, update and delete one by one. */
export interface CrudOperations extends EnsureOperations {
  readonly get: OperationId;
  readonly delete: OperationId;
}

/** The methods of such a resource. */
export interface CrudMethods<Ids extends CrudOperations, Row, Bound extends PathKey> extends ListMethods<
  Ids["list"],
  Row,
  Bound
> {
  readonly create: BodyMethod<Ids["create"], Bound>;
  readonly ensure: EnsureMethod<Ids["create"], Row, Bound>;
  readonly get: PathMethod<Ids["get"], Bound>;
  readonly update: BodyMethod<Ids["update"], Bound>;
  readonly delete: PathMethod<Ids["delete"], Bound>;
}

export function crudMethods<const Ids extends CrudOperations, Row extends object, Bound extends PathKey>(
  scope: Scope,
  operations: Ids,
): CrudMethods<Ids, Row, Bound> {
  return {
    ...listMethods(scope, operations.list),
    create: bodyMethod<Ids["create"], Bound>(scope, operations.create),
    ensure: ensureMethod(scope, operations),
    get: pathMethod<Ids["get"], Bound>(scope, operations.get),
    update: bodyMethod<Ids["update"], Bound>(scope, operations.update),
    delete: pathMethod<Ids["delete"], Bound>(scope, operations.delete),
  };
}
