import type { OperationId } from "../generated/operation-id.ts";

/** What the server knows about an operation besides its schemas. */
export interface DescribedOperation {
  readonly id: OperationId;
  readonly method: "GET" | "PUT" | "POST" | "PATCH" | "DELETE";
  /** The path template. */
  readonly path: string;
  /** The security scheme of its tokens, or null if it requires none. */
  readonly security: "clientCredentials" | "authorizationCode" | null;
  /** The scopes that its tokens must have. */
  readonly scopes: readonly string[];
  readonly parameters: readonly DescribedParameter[];
  /** The media type of its request body, or null if it has none. */
  readonly body: string | null;
  /** Its response examples, by status code and name. */
  readonly examples: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface DescribedParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly type: "integer" | "string" | "array";
  /** Whether an array is sent as repeated parameters rather than separated by commas. */
  readonly explode: boolean;
}

/** A schema violation, as Ajv reports it. */
export interface SchemaError {
  readonly keyword: string;
  /** A JSON pointer to the value. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Tells whether a value matches a schema; `errors` holds the violations of the last one. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

export interface OperationValidators {
  readonly parameters: Validator;
  /** For a bulk operation, it validates the body as a whole, but none of its items. */
  readonly body: Validator | undefined;
  /** The validator of an item of a bulk operation. */
  readonly item: Validator | undefined;
  /** The validators of the schemas in the `anyOf` of the body, by name. */
  readonly alternatives: Readonly<Record<string, Validator>>;
  /** By status code. Responses without a body have none. */
  readonly responses: Readonly<Record<number, Validator>>;
}
