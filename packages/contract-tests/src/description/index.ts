export type { Creator } from "./creators.ts";
export { type Description, readDescription } from "./description.ts";
export {
  asText,
  at,
  bundleUrl,
  escapePointer,
  follow,
  isObject,
  type Json,
  type JsonObject,
  keysOf,
  readBundle,
  textAt,
  textsOf,
  valueAt,
} from "./document.ts";
export {
  type Answer,
  type Body,
  type Column,
  type Link,
  type List,
  type Operation,
  type Parameter,
  pathParameters,
} from "./operation.ts";
export { annotations, schemaCompiler, schemaPointers } from "./schemas.ts";
