import { bodyMethod, type BodyMethod, type PathKey, pathMethod, type PathMethod, type Scope } from "../bound.ts";
import { type EnsureMethod, ensureMethod, type Kept } from "../ensure/ensure-method.ts";
import { type ListMethods, listMethods } from "../list-method.ts";

/** The methods of what partners keep one by one under ids of their own. */
export interface KeepingMethods<Name extends Kept, Row, Bound extends PathKey> extends ListMethods<
  `list${Name}s`,
  Row,
  Bound
> {
  readonly create: BodyMethod<`create${Name}`, Bound>;
  readonly ensure: EnsureMethod<Name, Row, Bound>;
  readonly get: PathMethod<`get${Name}`, Bound>;
  readonly update: BodyMethod<`update${Name}`, Bound>;
  readonly delete: PathMethod<`delete${Name}`, Bound>;
}

/** @param idParameter the path parameter that takes CHeKT's id. */
export function keepingMethods<Name extends Kept, Row extends object, Bound extends PathKey>(
  scope: Scope,
  name: Name,
  idParameter: PathKey,
): KeepingMethods<Name, Row, Bound> {
  return {
    ...listMethods(scope, `list${name}s`),
    create: bodyMethod(scope, `create${name}`),
    ensure: ensureMethod(scope, name, idParameter),
    get: pathMethod(scope, `get${name}`),
    update: bodyMethod(scope, `update${name}`),
    delete: pathMethod(scope, `delete${name}`),
  };
}
