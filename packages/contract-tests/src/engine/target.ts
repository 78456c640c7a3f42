import type { Fetch } from "./wire/exchange.ts";

/** `true`, or the reason why the target lacks the capability. */
export type Capability = true | string;

/** What can be tested on a target. The report lists what is not tried, with the reason. */
export interface Capabilities {
  /** Writing is allowed. */
  readonly writes: Capability;
  /** It stores what is written, and knows which IDs exist. */
  readonly stateful: Capability;
  /** It rejects tokens that it did not issue. */
  readonly tokens: Capability;
  /** It applies the query of a list. */
  readonly lists: Capability;
  /** It rejects unknown and empty query parameters. */
  readonly strictQuery: Capability;
  /** It validates forms fully against their schema. */
  readonly strictForms: Capability;
  /** It rejects an invalid item of a bulk request alone, instead of the whole request. */
  readonly bulkItems: Capability;
  /** It responds to OPTIONS with the methods of a path. */
  readonly options: Capability;
  /** A dealer is known that the partner's token cannot reach. */
  readonly outOfReach: Capability;
  /** Two dealers are known that the partner's token can reach. */
  readonly secondDealer: Capability;
  /** The credentials of a dealer app are known, and its dealer. */
  readonly dealerApp: Capability;
  /** The dealer's own data, and everything below the dealer, may be changed. */
  readonly dealerWrites: Capability;
  /** A user token is known, and its dealer may be connected and disconnected. */
  readonly connecting: Capability;
  /** It declares that it honors `Idempotency-Key`. */
  readonly idempotency: Capability;
  /** Its clock can be advanced. */
  readonly clock: Capability;
  /** Its tokens can be revoked. */
  readonly revocation: Capability;
  /** An alarm verification can be triggered. */
  readonly verifications: Capability;
  /** It returns the example that `Prefer` asks for. */
  readonly preferences: Capability;
  /** A second validator checks its responses and reports violations in `sl-violations`. */
  readonly secondOpinion: Capability;
}

export type CapabilityName = keyof Capabilities;

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Credentials, and the dealers that they reach. */
export interface Access {
  readonly partner: ClientCredentials;
  readonly dealerApp?: ClientCredentials;
  /** The token of a user of `dealers.ofUser`. */
  readonly userToken?: string;
  readonly dealers: {
    /** The dealer that the suite tests with. The partner's token reaches it. */
    readonly own: number;
    /** Another dealer that the partner's token reaches. */
    readonly second?: number;
    /** A dealer that the partner's token does not reach. */
    readonly outOfReach?: number;
    /** The dealer app's dealer. */
    readonly ofApp?: number;
    /** A dealer that is not connected, and that the user may connect. */
    readonly ofUser?: number;
  };
}

/** Control of a target outside of the API. */
export interface Control {
  /** Resets all data. */
  reset(): Promise<void>;
  advanceClock(milliseconds: number): Promise<void>;
  revokeToken(token: string): Promise<void>;
  /** Triggers an alarm verification and returns its ID. */
  askForVerification(site: { dealerId: number; siteId: number; expiresIn?: number }): Promise<string>;
}

/** A server to test. */
export interface Target {
  readonly name: string;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Sends the requests. Wrap it to change the server's behavior. */
  readonly fetch: Fetch;
  /**
   * How long a complete response may take, in milliseconds.
   *
   * @default 30_000
   */
  readonly timeout?: number;
  /**
   * The least time between two requests, in milliseconds.
   *
   * @default 0
   */
  readonly interval?: number;
  readonly capabilities: Capabilities;
  readonly access: Access;
  readonly control?: Control;
  stop(): Promise<void>;
}
