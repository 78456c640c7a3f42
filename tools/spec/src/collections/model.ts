import type { Json } from "@chekt/description";
import type { Template } from "./template.ts";

/** The requests of the API in the order in which they succeed, for every format. */
export interface Collection {
  readonly name: string;
  /** Markdown. */
  readonly description: string;
  readonly folders: readonly Folder[];
  /** What the requests keep of responses, in the order of the requests. */
  readonly variables: readonly Variable[];
}

/** A value that one request reads from a response and others send. */
export interface Variable {
  readonly name: string;
  /** The name of the request that sets it. */
  readonly setBy: string;
}

/**
 * The requests of one resource. A folder creates what its requests need and deletes it at the end, so after the token
 * request it can be run alone, any number of times.
 */
export interface Folder {
  readonly name: string;
  /** The name as a file name: `monitoring-stations`. */
  readonly slug: string;
  /** Markdown. */
  readonly description: string;
  readonly requests: readonly CollectionRequest[];
}

export interface CollectionRequest {
  /** The operation of the Partner API, or of the sandbox's control plane. Unique within a folder. */
  readonly operation: string;
  /** Whether only the sandbox serves it. */
  readonly isSandboxOnly: boolean;
  readonly name: string;
  /** Markdown. */
  readonly description: string;
  readonly method: string;
  /** The path template: `/partner/v1/dealers/{dealerId}`. */
  readonly path: string;
  readonly pathParameters: readonly PathParameter[];
  readonly query: readonly Field[];
  readonly headers: readonly Field[];
  /** The variable with the access token, or undefined if the request sends none. */
  readonly token: "access_token" | "user_token" | undefined;
  readonly body: RequestBody | undefined;
  /** The status code of success. */
  readonly status: number;
  /** Whether the response counts the items that failed. */
  readonly isBulk: boolean;
  readonly captures: readonly Capture[];
  readonly example: SavedExample | undefined;
}

export interface PathParameter {
  readonly name: string;
  /** The variable with its value. */
  readonly variable: string;
  readonly description: string;
}

/** A query parameter or header. One that is not enabled is shown in the apps, but not sent. */
export interface Field {
  readonly name: string;
  readonly value: string;
  readonly description: string;
  readonly isEnabled: boolean;
}

export interface RequestBody {
  readonly mediaType: string;
  /** A form is an object. */
  readonly content: Template;
}

/** A value of a successful response that is kept in a variable. */
export interface Capture {
  readonly variable: string;
  /** The place in the response body: `["results", 0, "res", "device_id"]`. */
  readonly path: readonly (string | number)[];
  /** Whether the variable is set only if the environment does not define it. */
  readonly isFallback: boolean;
}

/** A request and a response of the description. */
export interface SavedExample {
  readonly name: string;
  readonly request: Json | undefined;
  readonly response: Json | undefined;
}
