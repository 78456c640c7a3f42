import type { Kysely, Transaction } from "kysely";

/** A point in time, in milliseconds since 1970. */
export type Moment = number;

/**
 * The tables of the sandbox. Every row, except those of `write_checks`, belongs to a workspace, and IDs are numbered per workspace, so workspaces share
 * nothing. A row's key includes the keys of its parents, so a row of another dealer or site is never found.
 */
export interface Tables {
  workspaces: WorkspaceRow;
  counters: { workspace: string; name: string; last: number };
  clients: ClientRow;
  tokens: TokenRow;
  grants: GrantRow;
  assertions: AssertionRow;
  dealers: DealerRow;
  connections: ConnectionRow;
  monitoring_stations: MonitoringStationRow;
  sites: SiteRow;
  contacts: ContactRow;
  devices: DeviceRow;
  verifications: VerificationRow;
  faults: FaultRow;
  snapshots: SnapshotRow;
  idempotency_keys: IdempotencyKeyRow;
  /** Empty, except while `WriteCheck` checks whether the store accepts writes. */
  write_checks: { data: string };
}

/** The database, or a transaction in it. */
export type Database = Kysely<Tables>;
export type InTransaction = Transaction<Tables>;

export interface WorkspaceRow {
  workspace: string;
  /** The difference to the machine's clock, in milliseconds; for a stopped clock, the time it shows. */
  clock_offset: number;
  clock_stands: 0 | 1;
  /** The number of injected faults. Most workspaces have none, so most requests need no query for them. */
  fault_count: number;
  /** `60/min,5/s`, or `none`; null for the default of the sandbox. */
  rate_limit: string | null;
  /** Null for the default of the sandbox. */
  error_format: "flat" | "nested" | null;
  /** The scopes that the clients may use, separated by spaces; null for all. */
  granted_scopes: string | null;
  created_at: Moment;
}

export interface ClientRow {
  workspace: string;
  client_id: string;
  kind: "platform_partner" | "dealer_app";
  name: string;
  /** SHA-256, in hex. Null for a client that uses only assertions. */
  secret_hash: string | null;
  /** JWK, as JSON, for `private_key_jwt`. */
  public_key: string | null;
  /** JSON array of the registered redirect URIs. Those on the caller's own machine need no registration. */
  redirect_uris: string;
}

export interface TokenRow {
  workspace: string;
  /** SHA-256 of the access token, in hex. The token itself is not stored. */
  token_hash: string;
  client_id: string;
  /** The dealer of the user, for a user token; null for a client token. */
  user_dealer_id: number | null;
  expires_at: Moment;
  is_revoked: 0 | 1;
  /** The scopes of the token, separated by spaces; null for all. */
  scope: string | null;
  /** Identifies the sign-in that it comes from. Null for a client token. */
  family: string | null;
}

/** An authorization code or a refresh token, which can be exchanged for tokens. */
export interface GrantRow {
  workspace: string;
  /** SHA-256 of the code or refresh token, in hex. */
  grant_hash: string;
  kind: "code" | "refresh";
  client_id: string;
  user_dealer_id: number;
  redirect_uri: string | null;
  /** The S256 challenge of PKCE. */
  code_challenge: string | null;
  /** The scopes of its tokens, separated by spaces; null for all. */
  scope: string | null;
  /** Identifies the sign-in that it comes from. */
  family: string | null;
  /** When it was exchanged. It is kept, so that a second use is noticed. */
  used_at: Moment | null;
  expires_at: Moment;
}

/** A client assertion that was accepted, so that it is accepted only once. */
export interface AssertionRow {
  client_id: string;
  /** SHA-256 of its `jti`, in hex. */
  jti_hash: string;
  expires_at: Moment;
}

export interface DealerRow {
  workspace: string;
  dealer_id: number;
  company_name: string;
  company_address1: string | null;
  company_address2: string | null;
  company_email: string | null;
  company_phone_number: string | null;
  created_at: Moment;
}

/** A connection between a client and a dealer, with the client's external ID of the dealer. */
export interface ConnectionRow {
  workspace: string;
  client_id: string;
  dealer_id: number;
  external_dealer_id: string | null;
}

export interface MonitoringStationRow {
  workspace: string;
  dealer_id: number;
  monitoring_station_id: number;
  external_monitoring_station_id: string;
  name: string;
  prefix: string | null;
  linecard: string | null;
  created_at: Moment;
}

export interface SiteRow {
  workspace: string;
  dealer_id: number;
  site_id: number;
  external_site_id: string;
  name: string;
  monitoring_station_id: number | null;
  account_number: string | null;
  address1: string | null;
  address2: string | null;
  timezone: string;
  is_activated: 0 | 1;
  security_type: number;
  /** In whole seconds, as shown in responses. */
  created_at: Moment;
}

export interface ContactRow {
  workspace: string;
  dealer_id: number;
  site_id: number;
  contact_id: number;
  external_contact_id: string;
  first_name: string;
  last_name: string;
  phone_number: string | null;
  email: string | null;
  created_at: Moment;
}

export interface DeviceRow {
  workspace: string;
  dealer_id: number;
  site_id: number;
  device_id: number;
  external_device_id: string;
  device_type: string;
  name: string | null;
  zone_number: string;
  additional_zone_numbers: string | null;
  mac: string | null;
  manufacturer: string | null;
  model: string | null;
  serial_number: string | null;
  registered_by_partner: string | null;
  created_at: Moment;
  updated_at: Moment;
}

export interface VerificationRow {
  workspace: string;
  dealer_id: number;
  site_id: number;
  verification_id: string;
  expires_at: Moment;
  /** The ID of the recorded answer. Null, like the three columns below, until there is one. */
  answer_id: number | null;
  contact_id: number | null;
  action: string | null;
  /** Unchanged from the request. */
  responded_at: string | null;
}

export interface FaultRow {
  workspace: string;
  fault_id: number;
  /** The operation that the rule affects, or `*`. */
  operation: string;
  /** The rule, as JSON. */
  rule: string;
  /** How many requests matched the rule, and how many it affected. */
  hits: number;
  strikes: number;
}

export interface SnapshotRow {
  workspace: string;
  name: string;
  /** All rows of the workspace, as JSON. */
  data: string;
  created_at: Moment;
}

/** A request with an `Idempotency-Key`, and its response once there is one. */
export interface IdempotencyKeyRow {
  workspace: string;
  client_id: string;
  endpoint: string;
  idempotency_key: string;
  /** SHA-256 of the body, in hex. */
  request_hash: string;
  status: number | null;
  body: string | null;
  created_at: Moment;
}
