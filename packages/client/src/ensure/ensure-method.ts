import { encodeParameters, encodeFilter } from "@chekt/partner-query";
import { type PathKey, type Scope, takeWhere, type Where } from "../bound.ts";
import { callOperation } from "../core.ts";
import type { BodyOf, OperationId } from "../operation-types.ts";
import type { CallOptions } from "../transport.ts";
import { type Ensured, ensureOne } from "./ensure-one.ts";

/** A method that makes sure that something is there and is as wanted. */
export type EnsureMethod<CreateId extends OperationId, Row, Bound extends PathKey> = (
  ...args: [...where: Where<CreateId, Bound>, wanted: BodyOf<CreateId>, options?: CallOptions]
) => Promise<Ensured<Row>>;

/** The operations on one kind of thing, and how it is found again. */
export interface EnsureShape {
  readonly list: OperationId;
  readonly create: OperationId;
  readonly update: OperationId;
  /** The column of your own id. */
  readonly externalId: string;
  /** The column of CHeKT's id. */
  readonly id: string;
  /** The path parameter that takes CHeKT's id. */
  readonly idParameter: string;
}

const columnOf = (row: object, column: string): unknown => Reflect.get(row, column);

export function ensureMethod<CreateId extends OperationId, Row extends object, Bound extends PathKey>(
  scope: Scope,
  shape: EnsureShape,
): EnsureMethod<CreateId, Row, Bound> {
  const { settings } = scope;
  return async (...args) => {
    const { path, rest } = takeWhere(scope, shape.create, args);
    const [wanted, options = {}] = rest as [BodyOf<CreateId> & object, CallOptions | undefined];
    const externalId = columnOf(wanted, shape.externalId);
    if (typeof externalId !== "string" || externalId === "") {
      throw new TypeError(
        `${shape.externalId} is missing: it is what ensure finds the ${shape.id.replace("_id", "")} by.`,
      );
    }
    const work = {
      async find(): Promise<Row | undefined> {
        const search = encodeParameters({ filter: [encodeFilter(shape.externalId, externalId, "eq")] });
        const rows = await callOperation<Row[]>(settings, shape.list, () => ({ path, search, options }));
        // A server that ignores the filter gives others.
        return rows.find((row) => columnOf(row, shape.externalId) === externalId);
      },
      create: (body: object) => callOperation<Row>(settings, shape.create, () => ({ path, body, options })),
      update: (row: Row, body: object) =>
        callOperation<Row>(settings, shape.update, () => ({
          path: { ...path, [shape.idParameter]: columnOf(row, shape.id) },
          body,
          options,
        })),
    };
    const { retries = settings.retries, signal } = options;
    return ensureOne<Row, object>(wanted, work, { clock: settings.clock, random: settings.random, retries, signal });
  };
}
