import type { operations as traits } from "./generated/operations.ts";
import type { operations } from "./generated/schema.ts";

/** The name of an operation of the API, such as `listSites`. The token sources call `createToken`; it is not among them. */
export type OperationId = keyof typeof traits;

/** The path parameters of an operation. */
export type PathOf<Id extends OperationId> = operations[Id]["parameters"] extends { path: infer Path } ? Path : unknown;

/** The JSON body that an operation takes. */
export type BodyOf<Id extends OperationId> = operations[Id] extends {
  requestBody: { content: { "application/json": infer Body } };
}
  ? Body
  : never;

/** What an operation answers when it succeeds; undefined when that is an empty answer. */
export type AnswerOf<Id extends OperationId> = SuccessOf<operations[Id]["responses"]>;

type SuccessOf<Responses> = Responses extends { 200: infer Answer } | { 201: infer Answer }
  ? Answer extends { content: { "application/json": infer Body } }
    ? Body
    : undefined
  : undefined;

/** The path parameters that any operation takes, by name. */
export interface PathParameters {
  dealerId: number;
  siteId: number;
  monitoringStationId: number;
  contactId: number;
  deviceId: number;
  verificationId: string;
}
