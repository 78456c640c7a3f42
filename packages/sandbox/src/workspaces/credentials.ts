/** What a client authenticates with. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The credentials of a workspace. */
export interface Credentials {
  /** Reaches the dealers that are connected to it. */
  readonly platformPartner: ClientCredentials;
  /** Reaches the one dealer that installed it. */
  readonly dealerApp: ClientCredentials;
  /** A user token for the dealer that is not connected. It can only connect that dealer. */
  readonly userToken: string;
}
