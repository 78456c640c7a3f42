import { encodeParameters, type ListParameters } from "@chekt/partner-query";
import { type FetchOptions, type FetchResponse, type HeadersOptions, mergeHeaders } from "openapi-fetch";
import { callOperation } from "./core.ts";
import { operations } from "./generated/operations.ts";
import type { paths } from "./generated/schema.ts";
import type { OperationId } from "./operation-types.ts";
import type { Settings } from "./settings.ts";
import type { CallOptions } from "./transport.ts";

type Method = "GET" | "PUT" | "POST" | "PATCH" | "DELETE";

/** The paths that have a method. The token endpoint is the token sources' business. */
type PathsWith<M extends Method> = {
  [Path in Exclude<keyof paths, "/oauth/token">]: Lowercase<M> extends keyof paths[Path]
    ? paths[Path][Lowercase<M>] extends object
      ? Path
      : never
    : never;
}[Exclude<keyof paths, "/oauth/token">];

type OperationAt<M extends Method, Path extends keyof paths> =
  Lowercase<M> extends keyof paths[Path] ? Extract<paths[Path][Lowercase<M>], Record<string | number, unknown>> : never;

/** What a raw call gives. A call that fails throws, so that the data is always there. */
export type RawAnswer<Operation extends Record<string | number, unknown>> = Extract<
  FetchResponse<Operation, object, "application/json">,
  { error?: never }
>;

type BodyIn<Operation> = Operation extends { requestBody: { content: { "application/json": infer Body } } }
  ? { readonly body: Body }
  : { readonly body?: never };

type InitOf<Operation> = Pick<FetchOptions<Operation>, "params" | "headers"> & BodyIn<Operation> & CallOptions;

/** The same, where the operation is not known. */
interface AnyInit extends CallOptions {
  params?: { path?: Record<string, unknown>; query?: ListParameters; header?: HeadersOptions };
  body?: unknown;
  headers?: HeadersOptions;
}

/**
 * A method that is called as those of openapi-fetch, and goes through the same tokens, retries, timeouts and errors as all
 * calls of the client: it throws where openapi-fetch would return an `error`. Beside `params`, `body` and `headers` it
 * takes the options of a call.
 */
export type RawMethod<M extends Method> = <Path extends PathsWith<M>>(
  path: Path,
  init: InitOf<OperationAt<M, Path>>,
) => Promise<RawAnswer<OperationAt<M, Path>>>;

/** The API by method and path, for those who know openapi-fetch. */
export type RawMethods = { readonly [M in Method]: RawMethod<M> };

export function rawMethods(settings: Settings): RawMethods {
  const ids = Object.keys(operations) as OperationId[];
  const methodFor =
    (method: Method) =>
    async (place: string, init: AnyInit = {}): Promise<unknown> => {
      const operation = ids.find((id) => operations[id].method === method && operations[id].path === place);
      if (operation === undefined) throw new TypeError(`The API has no operation ${method} ${place}.`);
      const { params: { path = {}, query = {}, header } = {}, body, headers, ...options } = init;
      const input = { path, search: encodeParameters(query), body, headers: mergeHeaders(headers, header), options };
      const { data, response } = await callOperation(settings, operation, () => input).withResponse();
      return { data, response };
    };
  return {
    GET: methodFor("GET"),
    PUT: methodFor("PUT"),
    POST: methodFor("POST"),
    PATCH: methodFor("PATCH"),
    DELETE: methodFor("DELETE"),
  } as RawMethods;
}
