/** What the page knows about an operation of the API. */
export interface PageOperation {
  readonly id: string;
  readonly method: string;
  /** The path template. */
  readonly path: string;
  /** The path and query parameters. A `list` is separated by commas; a `repeated` one appears once per value. */
  readonly parameters: Readonly<Record<string, "integer" | "string" | "list" | "repeated">>;
  /** The media type of its request body, if it has one. */
  readonly body?: string;
  /** Whether it requires a user token. */
  readonly usesUserToken?: true;
  /** The client method for the operation, such as `sites.list`, if there is one. */
  readonly call?: string;
}
