import type { Json } from "./document.ts";

/** A parameter of an operation, with its reference followed. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  /** Whether an array is sent as the parameter repeated, rather than as one text with commas. */
  readonly explode: boolean;
  /** The type that its text is read as. */
  readonly type: "integer" | "string" | "array";
  readonly example: Json;
  /** Where it stands in the description. */
  readonly pointer: string;
  /** Where its schema stands. */
  readonly schema: string;
}

export interface Body {
  /** Its media type. */
  readonly type: string;
  readonly schema: string;
  readonly examples: readonly Json[];
}

/** What an operation answers with one status. */
export interface Answer {
  readonly status: number;
  readonly pointer: string;
  /** Undefined where the answer has no body. */
  readonly content: { readonly type: string; readonly schema: string } | undefined;
  readonly headers: readonly { readonly name: string; readonly required: boolean; readonly schema: string }[];
  /** How many examples of its body there are. */
  readonly examples: readonly string[];
}

/** What can be called with what an answer holds. */
export interface Link {
  readonly name: string;
  readonly operation: string;
  /** Runtime expressions, such as `$response.body#/site_id`, by the parameter that they fill. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** What a list is made of. */
export interface List {
  readonly table: string;
  readonly key: string;
  readonly columns: readonly Column[];
  /** Where the schema of a row with all its columns stands. */
  readonly wholeRow: string;
}

export interface Column {
  readonly name: string;
  readonly type: "integer" | "string" | "timestamp";
  readonly nullable: boolean;
}

/** An operation as the description has it: enough to call it, and to judge what comes back. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** The path template. */
  readonly path: string;
  readonly pointer: string;
  /** Whose token it takes. */
  readonly security: "none" | "client" | "user";
  readonly parameters: readonly Parameter[];
  readonly body: Body | undefined;
  readonly answers: ReadonlyMap<number, Answer>;
  /** The status of its success. */
  readonly success: number;
  readonly links: readonly Link[];
  readonly list: List | undefined;
}

/** The parameters of the path, in its order. */
export function pathParameters(operation: Operation): Parameter[] {
  return operation.parameters.filter((parameter) => parameter.in === "path");
}
