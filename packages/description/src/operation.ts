import type { Bulk } from "./bulk.ts";
import type { CodeSample } from "./extensions.ts";
import type { Json } from "./json.ts";
import type { List } from "./list.ts";

/** A request that the API serves, or, for a webhook, that CHeKT sends. Every reference in it is resolved. */
export interface Operation {
  readonly id: string;
  /** As in an HTTP request line: `GET`. */
  readonly method: string;
  /** The path template, or the name of the webhook. */
  readonly path: string;
  readonly pointer: string;
  readonly tags: readonly string[];
  readonly summary: string;
  /** Markdown. */
  readonly description: string;
  readonly deprecated: boolean;
  /** The security scheme that a caller must use, or undefined if the operation takes no token. */
  readonly scheme: string | undefined;
  /** The OAuth scopes that its token must have. */
  readonly scopes: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly body: Body | undefined;
  readonly responses: ReadonlyMap<number, Response>;
  /** The status code of success: the first one declared. */
  readonly success: number;
  /** The links of the successful response. */
  readonly links: readonly Link[];
  /** Set if the operation returns the rows of a table (`x-list`). */
  readonly list: List | undefined;
  /** Set if the operation takes items and returns one result for each. */
  readonly bulk: Bulk | undefined;
  /** False if the operation is not safe to retry once it may have been received (`x-retry: never`). */
  readonly retryable: boolean;
  readonly assumed: readonly string[];
  readonly codeSamples: readonly CodeSample[];
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  /** Markdown. */
  readonly description: string;
  /** Whether an array is sent as a repeated parameter rather than as one value with commas. */
  readonly explode: boolean;
  /** The type that the text is parsed as. */
  readonly type: "integer" | "string" | "array";
  readonly example: Json | undefined;
  readonly assumed: readonly string[];
  readonly pointer: string;
  /** The pointer of its schema. */
  readonly schema: string;
}

/** A request or response body of one media type. */
export interface Content {
  readonly mediaType: string;
  /** The pointer of its schema. */
  readonly schema: string;
  readonly examples: readonly Example[];
}

export interface Body extends Content {
  readonly required: boolean;
}

export interface Example {
  readonly name: string;
  readonly summary: string | undefined;
  readonly value: Json;
}

export interface Response {
  readonly status: number;
  /** Markdown. */
  readonly description: string;
  /** The name of the shared response that it is, such as `NotFound`. */
  readonly component: string | undefined;
  /** The first media type declared, which is what a server sends unless it is asked for another. */
  readonly content: Content | undefined;
  readonly headers: readonly Header[];
  readonly links: readonly Link[];
  readonly assumed: readonly string[];
  readonly pointer: string;
}

export interface Header {
  readonly name: string;
  readonly required: boolean;
  /** The pointer of its schema. */
  readonly schema: string;
}

/** A request that can be made with a value of a response. */
export interface Link {
  readonly name: string;
  readonly operation: string;
  /** Markdown. */
  readonly description: string;
  /** Runtime expressions, such as `$response.body#/site_id`, by the parameter that they fill. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The parameters of the path, in its order. */
export function pathParameters({ parameters }: Operation): Parameter[] {
  return parameters.filter((parameter) => parameter.in === "path");
}
