export type { Bulk } from "./bulk.ts";
export type { Creator } from "./creators.ts";
export { bundleUrl, type Description, readBundle, readDescription } from "./description.ts";
export { type CodeSample, readAssumptions } from "./extensions.ts";
export { isEqual, isObject, type Json, type JsonObject, stringAt, toObject, toStrings } from "./json.ts";
export type { Column, List } from "./list.ts";
export { type LocatedOperation, locateOperations, locateParameters, locateWebhooks } from "./locate-operations.ts";
export { type Method, methods } from "./methods.ts";
export { findNamedExample, type NamedExample } from "./named-example.ts";
export {
  type Body,
  type Content,
  type Example,
  type Header,
  type Link,
  type Operation,
  type Parameter,
  pathParameters,
  type Response,
} from "./operation.ts";
export { formatPointer, getAtPointer, objectAt, objectAtPointer, parsePointer } from "./pointer.ts";
export { readOperations, readWebhooks } from "./read-operations.ts";
export {
  componentName,
  conjuncts,
  formatReference,
  locate,
  type Located,
  parseReference,
  resolve,
} from "./reference.ts";
export { findItems, listChoices, type Property, readKeywords, readProperties, readTypes } from "./schema.ts";
