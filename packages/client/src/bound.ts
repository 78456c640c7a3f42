import { callOperation } from "./core.ts";
import type { Call } from "./call.ts";
import { operations } from "./generated/operations.ts";
import type { AnswerOf, BodyOf, OperationId, PathOf, PathParameters } from "./operation-types.ts";
import type { Settings } from "./settings.ts";
import type { CallOptions } from "./transport.ts";

/** A path parameter's name. */
export type PathKey = keyof PathParameters;

/** The argument that names the place of a call: the path parameters that are not bound; none when all are. */
export type Where<Id extends OperationId, Bound extends PathKey> = [Exclude<keyof PathOf<Id>, Bound>] extends [never]
  ? []
  : [where: Omit<PathOf<Id>, Bound>];

/** A client's settings together with the path parameters that are bound. */
export interface Scope {
  readonly settings: Settings;
  readonly bound: Partial<PathParameters>;
}

/**
 * Takes apart the arguments of a method: the place, unless it is bound as a whole, and what comes after.
 *
 * @throws TypeError when the place is missing, or names what is bound already.
 */
export function takeWhere(
  { bound }: Scope,
  operation: OperationId,
  args: readonly unknown[],
): { path: Record<string, unknown>; rest: readonly unknown[] } {
  const names = [...operations[operation].path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const [where, ...rest] = args;
  // Without a compiler's help a place would be taken for a body or for options. Neither has a property of such a name.
  const twice = Object.keys(Object(where)).find((name) => Object.hasOwn(bound, name));
  if (twice !== undefined) throw new TypeError(`${twice} of ${operation} is bound already: leave it out.`);
  if (names.every((name) => name in bound)) return { path: { ...bound }, rest: args };
  if (typeof where !== "object" || where === null) {
    throw new TypeError(`The first argument of ${operation} says where: pass an object with ${names.join(", ")}.`);
  }
  return { path: { ...bound, ...where }, rest };
}

/** A method of an operation that takes nothing beside its path. */
export type PathMethod<Id extends OperationId, Bound extends PathKey> = (
  ...args: [...where: Where<Id, Bound>, options?: CallOptions]
) => Call<AnswerOf<Id>>;

/** A method of an operation that takes a body. */
export type BodyMethod<Id extends OperationId, Bound extends PathKey> = (
  ...args: [...where: Where<Id, Bound>, body: BodyOf<Id>, options?: CallOptions]
) => Call<AnswerOf<Id>>;

export function pathMethod<Id extends OperationId, Bound extends PathKey>(
  scope: Scope,
  operation: Id,
): PathMethod<Id, Bound> {
  return (...args) =>
    callOperation(scope.settings, operation, () => {
      const { path, rest } = takeWhere(scope, operation, args);
      const [options] = rest as [CallOptions | undefined];
      return { path, options };
    });
}

export function bodyMethod<Id extends OperationId, Bound extends PathKey>(
  scope: Scope,
  operation: Id,
): BodyMethod<Id, Bound> {
  return (...args) =>
    callOperation(scope.settings, operation, () => {
      const { path, rest } = takeWhere(scope, operation, args);
      const [body, options] = rest as [unknown, CallOptions | undefined];
      return { path, body, options };
    });
}
