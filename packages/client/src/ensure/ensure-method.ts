import { encodeParameters, encodeFilter } from "@chekt/partner-query";
import { type PathKey, type Scope, takeWhere, type Where } from "../bound.ts";
import { callOperation } from "../core.ts";
import { lists } from "../generated/lists.ts";
import type { BodyOf } from "../operation-types.ts";
import type { CallOptions } from "../transport.ts";
import { type Ensured, ensureOne } from "./ensure-one.ts";

/** What can be found again by an id of its own, by the name that it has in the operations. */
export type Kept = "Site" | "Contact" | "MonitoringStation";

/** A method that makes sure that something is there and is as wanted. */
export type EnsureMethod<Name extends Kept, Row, Bound extends PathKey> = (
  ...args: [...where: Where<`create${Name}`, Bound>, wanted: BodyOf<`create${Name}`>, options?: CallOptions]
) => Promise<Ensured<Row>>;

const columnOf = (row: object, column: string): unknown => Reflect.get(row, column);

/** @param idParameter the path parameter that takes CHeKT's id. */
export function ensureMethod<Name extends Kept, Row extends object, Bound extends PathKey>(
  scope: Scope,
  name: Name,
  idParameter: PathKey,
): EnsureMethod<Name, Row, Bound> {
  const { settings } = scope;
  const { key } = lists[`list${name}s`];
  // The API has it so: a `site_id` of its own, and the `external_site_id` of its partner.
  const externalKey = `external_${key}`;
  return async (...args) => {
    const { path, rest } = takeWhere(scope, `create${name}`, args);
    const [wanted, options = {}] = rest as [BodyOf<`create${Name}`> & object, CallOptions | undefined];
    const externalId = columnOf(wanted, externalKey);
    if (typeof externalId !== "string" || externalId === "") {
      throw new TypeError(`${externalKey} is missing: it is what ensure finds the ${key.replace("_id", "")} by.`);
    }
    const work = {
      async find(): Promise<Row | undefined> {
        const search = encodeParameters({ filter: [encodeFilter(externalKey, externalId, "eq")] });
        const rows = await callOperation<Row[]>(settings, `list${name}s`, () => ({ path, search, options }));
        // A server that ignores the filter gives others.
        return rows.find((row) => columnOf(row, externalKey) === externalId);
      },
      create: (body: object) => callOperation<Row>(settings, `create${name}`, () => ({ path, body, options })),
      update: (row: Row, body: object) =>
        callOperation<Row>(settings, `update${name}`, () => ({
          path: { ...path, [idParameter]: columnOf(row, key) },
          body,
          options,
        })),
    };
    const { clock, random } = settings;
    const { retries = settings.retries, signal } = options;
    return ensureOne<Row, object>(wanted, work, { clock, random, retries, signal });
  };
}
