import type { OperationId } from "../generated/operation-id.ts";

/** What the server knows of an operation beside its schemas. */
export interface DescribedOperation {
  readonly id: OperationId;
  readonly method: "GET" | "PUT" | "POST" | "PATCH" | "DELETE";
  /** The path template. */
  readonly path: string;
  /** The security scheme of its tokens, or null where it takes none. */
  readonly security: "clientCredentials" | "authorizationCode" | null;
  readonly parameters: readonly DescribedParameter[];
  /** The media type of its body, or null where it takes none. */
  readonly body: string | null;
  /** Its examples, by status and name. */
  readonly examples: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface DescribedParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly type: "integer" | "string" | "array";
  /** Whether an array's values come one by one, rather than separated by commas. */
  readonly explode: boolean;
}

/** What a value breaks of its schema, as Ajv tells it. */
export interface SchemaError {
  readonly keyword: string;
  /** A JSON pointer to the value. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Says whether a value fits a schema; `errors` tells what the last one breaks. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

export interface OperationValidators {
  readonly parameters: Validator;
  readonly body: Validator | undefined;
  /** By status. There is none for an answer without a body. */
  readonly answers: Readonly<Record<number, Validator>>;
}
