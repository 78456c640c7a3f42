import { type Call, callOperation, type OperationInput } from "../http/call.ts";
import type { CallOptions, WriteOptions } from "../http/transport.ts";
import { operations } from "../generated/operations.ts";
import type { Settings } from "../settings.ts";
import type { OperationBody, OperationData, OperationId, OperationPath, PathParameters } from "../types.ts";

/** The name of a path parameter. */
export type PathKey = keyof PathParameters;

type UnboundKey<Id extends OperationId, Bound extends PathKey> = Exclude<keyof OperationPath<Id> & PathKey, Bound>;

// A mapped type instead of Pick, so that editors show the parameters.
/** The argument with the path parameters that are not bound; none when all are. */
export type Where<Id extends OperationId, Bound extends PathKey> = [UnboundKey<Id, Bound>] extends [never]
  ? []
  : [where: { [Key in UnboundKey<Id, Bound>]: PathParameters[Key] }];

/** The settings of a client with its bound path parameters. */
export interface Scope {
  readonly settings: Settings;
  readonly bound: Partial<PathParameters>;
}

/**
 * Splits the arguments of a method into path parameters and the rest.
 *
 * @throws TypeError when path parameters are missing, or passed although they are bound.
 */
export function splitPathParameters(
  { bound }: Scope,
  operation: OperationId,
  args: readonly unknown[],
): { path: Record<string, unknown>; rest: readonly unknown[] } {
  const names = [...operations[operation].path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const [where, ...rest] = args;
  // In plain JavaScript, path parameters could be mistaken for a body or options, neither of which has these names.
  const repeated = Object.keys(Object(where)).find((name) => Object.hasOwn(bound, name));
  if (repeated !== undefined) throw new TypeError(`${repeated} of ${operation} is already bound: leave it out.`);
  if (names.every((name) => name in bound)) return { path: { ...bound }, rest: args };
  if (typeof where !== "object" || where === null) {
    throw new TypeError(`The first argument of ${operation} must be an object with ${names.join(", ")}.`);
  }
  return { path: { ...bound, ...where }, rest };
}

/** The options of a call: only a call that writes has an `idempotencyKey`. */
export type OptionsFor<Id extends OperationId> = (typeof operations)[Id]["method"] extends "GET"
  ? CallOptions
  : WriteOptions;

/** A method without a request body. `Data` gives the type of the result a name. */
export type PathMethod<
  Id extends OperationId,
  Bound extends PathKey,
  Data extends OperationData<Id> = OperationData<Id>,
> = (...args: [...where: Where<Id, Bound>, options?: OptionsFor<Id>]) => Call<Data>;

/** A method with a request body. `Data` gives the type of the result a name. */
export type BodyMethod<
  Id extends OperationId,
  Bound extends PathKey,
  Data extends OperationData<Id> = OperationData<Id>,
> = (...args: [...where: Where<Id, Bound>, body: OperationBody<Id>, options?: WriteOptions]) => Call<Data>;

/**
 * Creates a method of an operation.
 *
 * @param readInput reads the arguments after the path parameters. If it throws, the call rejects.
 */
export function createMethod<Data>(
  scope: Scope,
  operation: OperationId,
  readInput: (rest: readonly unknown[]) => Omit<OperationInput, "path">,
): (...args: readonly unknown[]) => Call<Data> {
  const read = async (args: readonly unknown[]): Promise<OperationInput> => {
    const { path, rest } = splitPathParameters(scope, operation, args);
    return { path, ...readInput(rest) };
  };
  return (...args) => callOperation(scope.settings, operation, read(args));
}

export function pathMethod<Id extends OperationId, Bound extends PathKey>(
  scope: Scope,
  operation: Id,
): PathMethod<Id, Bound> {
  return createMethod(scope, operation, ([options]) => ({ options: options as WriteOptions | undefined }));
}

export function bodyMethod<Id extends OperationId, Bound extends PathKey>(
  scope: Scope,
  operation: Id,
): BodyMethod<Id, Bound> {
  return createMethod(scope, operation, ([body, options]) => ({ body, options: options as WriteOptions | undefined }));
}
