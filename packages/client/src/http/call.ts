import { encodeParameters } from "@chekt/partner-query";
import { operations } from "../generated/operations.ts";
import type { Settings } from "../settings.ts";
import type { OperationId } from "../types.ts";
import { fillPath } from "./path.ts";
import { type WriteOptions, send } from "./transport.ts";

/** The result of a call with its response. */
export interface WithResponse<Data> {
  readonly data: Data;
  /** The response with its status and headers. Its body has been read. */
  readonly response: Response;
  /** The `x-partner-trace-id` of the call. */
  readonly traceId: string;
  /** The number of requests sent. */
  readonly attempts: number;
}

/**
 * A call in progress: a promise of its data that can also return the response.
 *
 * @example
 * ```ts
 * import { createPartnerClient } from "@chekt/partner-client";
 *
 * const chekt = createPartnerClient({ clientId: "my-app", clientSecret: "my-secret" });
 * const dealer = await chekt.dealers.get({ dealerId: 42 });
 * const { data, response } = await chekt.dealers.get({ dealerId: 42 }).withResponse();
 * console.log(dealer.company_name, data.company_name, response.status);
 * ```
 */
export class Call<Data> extends Promise<Data> {
  readonly #outcome: Promise<WithResponse<Data>>;

  constructor(outcome: Promise<WithResponse<Data>>) {
    // All promise methods go through `then`, so this promise itself never settles.
    super(() => {});
    this.#outcome = outcome;
  }

  /** `then` returns an ordinary promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** Returns the data together with the response. */
  withResponse(): Promise<WithResponse<Data>> {
    return this.#outcome;
  }

  // oxlint-disable-next-line unicorn/no-thenable -- a call is a promise, so it must have `then`
  override then<Fulfilled = Data, Rejected = never>(
    onFulfilled?: ((data: Data) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return this.#outcome.then(({ data }) => data).then(onFulfilled, onRejected);
  }
}

/** The input of an operation. */
export interface OperationInput {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query?: Parameters<typeof encodeParameters>[0];
  /** The request body before serialization; undefined sends none. */
  readonly body?: unknown;
  /** Additional headers. */
  readonly headers?: Headers;
  readonly options?: WriteOptions | undefined;
}

/** Calls an operation. If the input rejects or is invalid, so does the call, before anything is sent. */
export function callOperation<Data>(
  settings: Settings,
  operation: OperationId,
  input: OperationInput | Promise<OperationInput>,
): Call<Data> {
  return new Call(sendOperation<Data>(settings, operation, input));
}

async function sendOperation<Data>(
  settings: Settings,
  operation: OperationId,
  input: OperationInput | Promise<OperationInput>,
): Promise<WithResponse<Data>> {
  const { path, query = {}, body, options, headers = new Headers() } = await input;
  const { method, path: template } = operations[operation];
  const search = encodeParameters(query);
  const url = `${settings.baseUrl}${fillPath(template, path)}${search === "" ? "" : `?${search}`}`;
  headers.set("accept", "application/json");
  if (body !== undefined) headers.set("content-type", "application/json");
  const request = { url, method, headers, body: body === undefined ? null : JSON.stringify(body) };
  const { data, response, traceId, attempts } = await send(operation, request, settings, options);
  // The description defines the type of the data; contract tests verify that the API conforms to it.
  return { data: data as Data, response, traceId, attempts };
}
