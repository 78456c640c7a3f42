import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import type { Server } from "./servers.ts";

/** A request that is sent repeatedly. */
export interface Load {
  readonly name: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: object;
  /** The factor by which the sandbox must beat Prism. */
  readonly atLeast: number;
}

/** This placeholder is replaced by a different text in each request. */
const EACH_TIME_ANOTHER = "[<id>]";

const SITES = "/partner/v1/dealers/42/sites";

export const loads: readonly Load[] = [
  { name: "getSite", method: "GET", path: `${SITES}/1`, atLeast: 5 },
  {
    name: "listSites, two filters, 50 rows",
    method: "GET",
    path: `${SITES}?filter=is_activated,1,eq&filter=site_id,0,gt&limit=50`,
    atLeast: 5,
  },
  {
    name: "the same, each time another filter",
    method: "GET",
    path: `${SITES}?filter=is_activated,1,eq&filter=external_site_id,${EACH_TIME_ANOTHER},neq&limit=50`,
    atLeast: 1,
  },
  {
    name: "createSite",
    method: "POST",
    path: SITES,
    body: { external_site_id: EACH_TIME_ANOTHER, name: "Bench", timezone: "Asia/Seoul", monitoring_station_id: 1 },
    atLeast: 3,
  },
];

/** The duration in seconds, or the number of requests. */
export type Amount = { readonly seconds: number } | { readonly requests: number };

const CONNECTIONS = 16;

/**
 * Puts load on a server from a separate process. Returns the responses per second.
 *
 * @throws Error if any response is not a success, because errors take less work.
 */
export async function putUnderLoad({ baseUrl, token }: Server, load: Load, amount: Amount): Promise<number> {
  const { method, path, body } = load;
  const options = ["--connections", String(CONNECTIONS), "--method", method, "--json", "--no-progress"];
  if (JSON.stringify(load).includes(EACH_TIME_ANOTHER)) options.push("--idReplacement");
  options.push(
    ...("seconds" in amount ? ["--duration", String(amount.seconds)] : ["--amount", String(amount.requests)]),
  );
  options.push("--headers", `authorization=Bearer ${token}`);
  if (body) options.push("--headers", "content-type=application/json", "--body", JSON.stringify(body));
  const autocannon = createRequire(import.meta.url).resolve("autocannon/autocannon.js");
  const child = spawn(process.execPath, [autocannon, ...options, `${baseUrl}${path}`], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const result = JSON.parse((await child.stdout.setEncoding("utf8").toArray()).join("")) as {
    "2xx": number;
    non2xx: number;
    errors: number;
    duration: number;
  };
  const failed = result.non2xx + result.errors;
  if (failed > 0) throw new Error(`${load.name}: ${failed} requests failed and ${result["2xx"]} succeeded.`);
  return result["2xx"] / result.duration;
}
