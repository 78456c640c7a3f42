import type { Json } from "@chekt/description";
import type { Call, Wire } from "../engine/wire/call.ts";

/** A named change of a value. */
export interface Change {
  /** What was changed: `0 characters, with minLength 1`. */
  readonly name: string;
  /** The rule in the description: a JSON pointer. */
  readonly where: string;
  readonly value: () => Json;
}

/** A call with one change. It may still be valid. */
export interface Variation {
  readonly name: string;
  readonly where: string;
  /** The property or parameter that was changed. */
  readonly property: string | undefined;
  /** The changed part of the request. An invalid path may be reported as unknown instead. */
  readonly place: "path" | "query" | "header" | "body";
  readonly call: () => Call;
  /** A change of the encoded request, which makes it invalid. */
  readonly wire?: (wire: Wire) => Wire;
  /** The capability that a target needs. */
  readonly needs?: "strictQuery" | "strictForms";
  /** The request is large, so it is sent only once. */
  readonly large?: boolean;
}
