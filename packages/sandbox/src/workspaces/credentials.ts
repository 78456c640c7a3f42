/** What a client shows to get a token. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Who may call in a workspace. */
export interface Credentials {
  /** Reaches the dealers that are connected to it. */
  readonly platformPartner: ClientCredentials;
  /** Reaches the one dealer that installed it. */
  readonly dealerApp: ClientCredentials;
  /** The access token of a user of the dealer that is not connected. It serves to connect that dealer, and nothing else. */
  readonly userToken: string;
}
