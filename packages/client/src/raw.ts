import { encodeParameters } from "@chekt/partner-query";
import type { FetchOptions, FetchResponse } from "openapi-fetch";
import { operations } from "./generated/operations.ts";
import type { paths } from "./generated/schema.ts";
import type { OperationId } from "./operation-types.ts";
import { fillPath } from "./path.ts";
import type { Settings } from "./settings.ts";
import { send } from "./transport.ts";

type Method = "GET" | "PUT" | "POST" | "PATCH" | "DELETE";

/** The paths that have a method. */
type PathsWith<M extends Method> = {
  [Path in keyof paths]: Lowercase<M> extends keyof paths[Path]
    ? paths[Path][Lowercase<M>] extends object
      ? Path
      : never
    : never;
}[keyof paths];

type OperationAt<M extends Method, Path extends keyof paths> =
  Lowercase<M> extends keyof paths[Path] ? Extract<paths[Path][Lowercase<M>], Record<string | number, unknown>> : never;

/** What a raw call gives. A call that fails throws, so that the data is always there. */
export type RawAnswer<Operation extends Record<string | number, unknown>, Init> = Extract<
  FetchResponse<Operation, Init, "application/json">,
  { error?: never }
>;

type InitOf<Operation> = Omit<FetchOptions<Operation>, "baseUrl" | "fetch" | "middleware" | "pathSerializer">;

/**
 * A method of openapi-fetch, sent through the same tokens, retries, timeouts and errors as all calls of the client: it
 * throws where openapi-fetch would return an `error`.
 */
export type RawMethod<M extends Method> = <Path extends PathsWith<M>, Init extends InitOf<OperationAt<M, Path>>>(
  path: Path,
  ...init: object extends InitOf<OperationAt<M, Path>> ? [init?: Init] : [init: Init]
) => Promise<RawAnswer<OperationAt<M, Path>, Init>>;

/** The API by method and path, for those who know openapi-fetch. */
export type RawMethods = { readonly [M in Method]: RawMethod<M> };

export function rawMethods(settings: Settings): RawMethods {
  const operationsByPlace = new Map(
    Object.entries(operations).map(([id, { method, path }]) => [`${method} ${path}`, id as OperationId]),
  );
  // Loaded with the first call that needs it: most programs call by resource, and need not carry it.
  const openapiFetch = async () => {
    const { default: createClient } = await import("openapi-fetch");
    const { baseUrl } = settings;
    return createClient<paths>({ baseUrl, pathSerializer: fillPath, querySerializer: encodeParameters });
  };
  let loading: ReturnType<typeof openapiFetch> | undefined;
  const methodFor =
    (method: Method) =>
    async (path: string, init: { signal?: AbortSignal } = {}): Promise<unknown> => {
      const operation = operationsByPlace.get(`${method} ${path}`);
      if (operation === undefined) throw new TypeError(`The API has no operation ${method} ${path}.`);
      const fetch = async (request: Request): Promise<Response> => {
        const { url, headers } = request;
        const { signal } = init;
        const body = request.body === null ? null : await request.text();
        const { response, text } = await send(operation, { url, method, headers, body }, settings, { signal });
        // The body has been read; openapi-fetch reads it once more.
        return new Response(text === "" ? null : text, response);
      };
      const openapi = await (loading ??= openapiFetch());
      return openapi.request(method.toLowerCase() as never, path as never, { ...init, fetch } as never);
    };
  return {
    GET: methodFor("GET"),
    PUT: methodFor("PUT"),
    POST: methodFor("POST"),
    PATCH: methodFor("PATCH"),
    DELETE: methodFor("DELETE"),
  } as RawMethods;
}
