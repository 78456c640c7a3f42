/** What a call gives when its answer is wanted beside its data. */
export interface WithResponse<Data> {
  readonly data: Data;
  /** The answer as it came, with its status and headers. Its body has been read. */
  readonly response: Response;
  /** The `x-partner-trace-id` of the call. */
  readonly traceId: string;
  /** How many requests were sent. */
  readonly attempts: number;
}

/**
 * A call under way: a promise of its data, which can also give the answer.
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
    // What a promise does goes through `then`; the state of this one is never looked at.
    super(() => {});
    this.#outcome = outcome;
  }

  /** What `then` makes of a call is an ordinary promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** The data together with the answer that brought it. */
  withResponse(): Promise<WithResponse<Data>> {
    return this.#outcome;
  }

  // oxlint-disable-next-line unicorn/no-thenable -- a call is a promise, and `then` is what makes it one
  override then<Fulfilled = Data, Rejected = never>(
    onFulfilled?: ((data: Data) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return this.#outcome.then(({ data }) => data).then(onFulfilled, onRejected);
  }
}
