/** The server that a probe calls, and what it calls it with. */
export interface Server {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly dealerId: number;
}

/** What a probe received. */
export interface Outcome {
  /** The ID of the site that was created and deleted. */
  readonly created: number;
  /** The rows of the list in between. */
  readonly rows: readonly object[];
}

/** Fetches a token, creates `site`, lists it by `query`, and deletes it. */
export type Probe = (server: Server) => Promise<Outcome>;

export const site: { external_site_id: string; name: string; timezone: string } = {
  external_site_id: "judged",
  name: "Judged",
  timezone: "Asia/Seoul",
};

export const query: { fields: ("site_id" | "name")[]; filter: string[] } = {
  fields: ["site_id", "name"],
  filter: ["name,Judged,eq", "site_id,0,gt"],
};

/** Returns a value, or throws because the server or the client did not provide it. */
export function expectValue<Value>(value: Value, problem?: unknown): NonNullable<Value> {
  if (value === undefined || value === null) throw new Error(`No value: ${JSON.stringify(problem)}`);
  return value;
}
