/** What the page knows of an operation of the API. */
export interface PageOperation {
  readonly id: string;
  readonly method: string;
  /** The path template. */
  readonly path: string;
  /** Those in the path and the query. A list stands between commas; what is repeated comes once a value. */
  readonly parameters: Readonly<Record<string, "integer" | "string" | "list" | "repeated">>;
  /** The media type of its body, where it takes one. */
  readonly body?: string;
  /** Whether it takes the token of a dealer's user. */
  readonly ofUser?: true;
  /** The method of the client that makes this very call, `sites.list`, where there is one. */
  readonly call?: string;
}
