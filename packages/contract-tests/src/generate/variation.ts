import type { Json } from "@chekt/description";
import type { Call, Wire } from "../engine/wire/call.ts";

/** A value in place of another, changed in one way that has a name. */
export interface Change {
  /** What was done: `too short`. */
  readonly name: string;
  /** Where the description rules it: a JSON pointer. */
  readonly where: string;
  readonly value: () => Json;
}

/** A call, changed in one way. Whether it is valid afterwards is for the schema to say. */
export interface Variation {
  readonly name: string;
  readonly where: string;
  /** The property or parameter that was changed. */
  readonly property: string | undefined;
  /** Where in the request: what is at fault in a path may be called unknown, rather than invalid. */
  readonly place: "path" | "query" | "header" | "body";
  readonly call: () => Call;
  /** What is done to the request itself, after it was written. It is invalid by that. */
  readonly wire?: (wire: Wire) => Wire;
  /** What a server has to be able to do for this to make sense. */
  readonly needs?: "strictQuery" | "strictForms";
  /** It takes long: once is enough. */
  readonly large?: boolean;
}
