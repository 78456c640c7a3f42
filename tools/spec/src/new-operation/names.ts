import type { NewOperation } from "./request.ts";

/** The names of an operation's files and components. */
export interface Names {
  /** The folder of its tag below `paths`. */
  readonly folder: string;
  /** The path's file, without its ending. */
  readonly file: string;
  /** What it is about: `Gateway` of getGateway. */
  readonly noun: string;
  /** The schema of its body. */
  readonly body: string;
  /** The schema of its answer. */
  readonly answer: string;
  /** The parameters of its path, as components: `GatewayId`. */
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
    answer: `Response${noun}Dto`,
    parameters,
  };
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The words of a name: `gateway id` of GatewayId. */
export function toWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
}

/** A name as the API writes it: `gateway_id` of GatewayId. */
export function snake(name: string): string {
  return toWords(name).replaceAll(" ", "_");
}
