import type { NewOperation } from "./request.ts";

/** The names of an operation's files and components. */
export interface Names {
  /** The folder for its tag in `paths`. */
  readonly folder: string;
  /** The path's file, without the extension. */
  readonly file: string;
  /** The resource: `Gateway` of getGateway. */
  readonly noun: string;
  /** The schema of the request body. */
  readonly body: string;
  /** The schema of the response body. */
  readonly response: string;
  /** The path parameters, as components: `GatewayId`. */
  readonly parameters: readonly string[];
}

export function deriveNames({ id, path, tag }: NewOperation): Names {
  const noun = id.replace(/^[a-z]+/, "");
  const segments = path.split("/").filter(Boolean);
  const parameters = segments.filter((one) => one.startsWith("{")).map((one) => capital(one.slice(1, -1)));
  const last = segments.findLast((one) => !one.startsWith("{")) ?? "root";
  const endsInParameter = segments.at(-1)?.startsWith("{") ?? false;
  return {
    folder: tag.toLowerCase().replaceAll(" ", "-"),
    file: endsInParameter ? last.replace(/ies$/, "y").replace(/s$/, "") : last,
    noun,
    body: `${capital(id)}Dto`,
    response: `Response${noun}Dto`,
    parameters,
  };
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The words of a name: `gateway id` for GatewayId. */
export function toWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
}

/** A name in the API's notation: `gateway_id` for GatewayId. */
export function snake(name: string): string {
  return toWords(name).replaceAll(" ", "_");
}
