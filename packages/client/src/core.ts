import { Call, type WithResponse } from "./call.ts";
import { operations } from "./generated/operations.ts";
import type { OperationId } from "./operation-types.ts";
import { fillPath } from "./path.ts";
import type { Settings } from "./settings.ts";
import { type CallOptions, send } from "./transport.ts";

/** What an operation is called with. */
export interface Input {
  readonly path: Readonly<Record<string, unknown>>;
  /** The query, encoded, without the question mark. */
  readonly search?: string;
  /** The body, before it is JSON; undefined sends none. */
  readonly body?: unknown;
  /** Headers beside those that every call has. */
  readonly headers?: Headers;
  readonly options?: CallOptions | undefined;
}

/**
 * Calls an operation by its name.
 *
 * @param prepare makes the input; what it throws comes through the promise, before anything is sent.
 */
export function callOperation<Data>(settings: Settings, operation: OperationId, prepare: () => Input): Call<Data> {
  return new Call(deliver<Data>(settings, operation, prepare));
}

async function deliver<Data>(
  settings: Settings,
  operation: OperationId,
  prepare: () => Input,
): Promise<WithResponse<Data>> {
  const { path, search = "", body, options, headers = new Headers() } = prepare();
  const { method, path: template } = operations[operation];
  const url = `${settings.baseUrl}${fillPath(template, path)}${search === "" ? "" : `?${search}`}`;
  headers.set("accept", "application/json");
  if (body !== undefined) headers.set("content-type", "application/json");
  const request = { url, method, headers, body: body === undefined ? null : JSON.stringify(body) };
  const { data, response, traceId, attempts } = await send(operation, request, settings, options);
  // The types of the data are the description's; the contract tests hold the API to them.
  return { data: data as Data, response, traceId, attempts };
}
