import type { Fetch } from "./wire/exchange.ts";

/** Whether a target can do something: true, or the reason why it cannot. */
export type Capability = true | string;

/** What a target says that it can do. What it cannot is not tried, and the report says why. */
export interface Capabilities {
  /** It may be written to. */
  readonly writes: Capability;
  /** It remembers what is written, and knows which ids exist. */
  readonly stateful: Capability;
  /** It knows its tokens, and refuses others. */
  readonly tokens: Capability;
  /** It does what the query of a list asks for. */
  readonly lists: Capability;
  /** It refuses query parameters that are not described, and empty ones. */
  readonly strictQuery: Capability;
  /** It refuses a form for each fault that its schema shows. */
  readonly strictForms: Capability;
  /** It answers OPTIONS with the methods of a path. */
  readonly options: Capability;
  /** There is a dealer that the partner's token does not reach. */
  readonly outOfReach: Capability;
  /** There are two dealers that the partner's token reaches. */
  readonly secondDealer: Capability;
  /** There is a dealer app with a dealer of its own. */
  readonly dealerApp: Capability;
  /** What it knows of a dealer itself, and all that the dealer has, may be changed. */
  readonly dealerWrites: Capability;
  /** There is the token of a dealer's user, and the dealer may be connected and disconnected. */
  readonly connecting: Capability;
  /** Its clock can be moved. */
  readonly clock: Capability;
  /** Its tokens can be revoked. */
  readonly revocation: Capability;
  /** It can be made to ask for an alarm verification. */
  readonly verifications: Capability;
  /** It gives the description's examples when `Prefer` asks for one. */
  readonly preferences: Capability;
  /** Another has looked at its answers, and says in `sl-violations` what is wrong with them. */
  readonly secondOpinion: Capability;
}

export type CapabilityName = keyof Capabilities;

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Who may call, and what they reach. */
export interface Access {
  readonly partner: ClientCredentials;
  readonly dealerApp?: ClientCredentials;
  /** The token of a user of `dealers.user`. */
  readonly userToken?: string;
  readonly dealers: {
    /** The dealer that the suite works in: the partner's token reaches it. */
    readonly own: number;
    /** Another one that it reaches. */
    readonly second?: number;
    /** One that it does not reach. */
    readonly outOfReach?: number;
    /** The one of the dealer app. */
    readonly ofApp?: number;
    /** The one that the user may connect, which is not connected. */
    readonly ofUser?: number;
  };
}

/** What can be done to a target beside the API. */
export interface Control {
  /** Brings back what was there at the beginning. */
  reset(): Promise<void>;
  advanceClock(milliseconds: number): Promise<void>;
  revokeToken(token: string): Promise<void>;
  /** Asks for an alarm verification; gives its id. */
  askForVerification(site: { dealerId: number; siteId: number; expiresIn?: number }): Promise<string>;
}

/** A server under judgement. */
export interface Target {
  readonly name: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** What sends the requests; a wrapper around it stands for another server. */
  readonly fetch: Fetch;
  readonly capabilities: Capabilities;
  readonly access: Access;
  readonly control?: Control;
  stop(): Promise<void>;
}
