import { type FetchOptions, type FetchResponse, type HeadersOptions, mergeHeaders } from "openapi-fetch";
import { operations } from "../generated/operations.ts";
import type { paths } from "../generated/schema.ts";
import { callOperation, type OperationInput } from "../http/call.ts";
import type { CallOptions, WriteOptions } from "../http/transport.ts";
import type { Settings } from "../settings.ts";
import type { OperationId } from "../types.ts";

type Method = "GET" | "PUT" | "POST" | "PATCH" | "DELETE";

/** The paths of a method, without the token endpoint, which the token sources call. */
type PathsWith<M extends Method> = {
  [Path in Exclude<keyof paths, "/oauth/token">]: Lowercase<M> extends keyof paths[Path]
    ? paths[Path][Lowercase<M>] extends object
      ? Path
      : never
    : never;
}[Exclude<keyof paths, "/oauth/token">];

type OperationAt<M extends Method, Path extends keyof paths> =
  Lowercase<M> extends keyof paths[Path] ? Extract<paths[Path][Lowercase<M>], Record<string | number, unknown>> : never;

/** The result of a raw call. A failed call throws, so the data is always present. */
export type RawResult<Operation extends Record<string | number, unknown>> = Extract<
  FetchResponse<Operation, object, "application/json">,
  { error?: never }
>;

type BodyIn<Operation> = Operation extends { requestBody: { content: { "application/json": infer Body } } }
  ? { readonly body: Body }
  : { readonly body?: never };

type RawInit<Operation, Options> = Pick<FetchOptions<Operation>, "params" | "headers"> & BodyIn<Operation> & Options;

/** The same for an unknown operation. */
interface AnyInit extends WriteOptions {
  params?: { path?: Record<string, unknown>; query?: OperationInput["query"]; header?: HeadersOptions };
  body?: unknown;
  headers?: HeadersOptions;
}

/**
 * A method with the signature of openapi-fetch, but with the tokens, retries, timeouts and errors of the client: it throws
 * where openapi-fetch returns an `error`. In addition to `params`, `body` and `headers`, it accepts call options.
 */
export type RawMethod<M extends Method> = <Path extends PathsWith<M>>(
  path: Path,
  init: RawInit<OperationAt<M, Path>, M extends "GET" ? CallOptions : WriteOptions>,
) => Promise<RawResult<OperationAt<M, Path>>>;

/** The API by method and path, as in openapi-fetch. */
export type RawMethods = { readonly [M in Method]: RawMethod<M> };

export function rawMethods(settings: Settings): RawMethods {
  const ids = Object.keys(operations) as OperationId[];
  const methodFor =
    (method: Method) =>
    async (template: string, init: AnyInit = {}): Promise<unknown> => {
      const operation = ids.find((id) => operations[id].method === method && operations[id].path === template);
      if (operation === undefined) throw new TypeError(`Unknown operation ${method} ${template}.`);
      const { params: { path = {}, query = {}, header } = {}, body, headers, ...options } = init;
      const input = { path, query, body, headers: mergeHeaders(headers, header), options };
      const { data, response } = await callOperation(settings, operation, input).withResponse();
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
