import { once } from "node:events";
import { createServer } from "node:net";
import { type Received, type Reply, type ScriptedServer, scriptedServer } from "@chekt/testing";

const sites = [
  { site_id: 1, name: "Gangnam Headquarters" },
  { site_id: 2, name: "Gangseo Warehouse" },
];

/** Matches a request for the sites after the last one. */
export const AFTER_THE_LAST = "filter=site_id,2,gt";

/** The part of the API that the smoke test calls. The first request for the dealer gets a 503. */
export function partnerApi(): Promise<ScriptedServer> {
  let isBusy = true;
  return scriptedServer((_count, { path }: Received): Reply => {
    const [pathname, query = ""] = path.split("?");
    if (pathname === "/oauth/token") return { json: { access_token: "t-1", token_type: "Bearer", expires_in: 3600 } };
    if (pathname === "/partner/v1/dealers/42/sites") return { json: query.includes(AFTER_THE_LAST) ? [] : sites };
    if (pathname === "/partner/v1/dealers/42" && !isBusy) return { json: { dealer_id: 42, company_name: "CHeKT" } };
    if (pathname === "/partner/v1/dealers/42") {
      isBusy = false;
      return { status: 503 };
    }
    return { status: 404, json: { status_code: 404, error_message: "Site 404 does not exist." } };
  });
}

/** The URL of a local port on which no server listens. */
export async function closedUrl(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}
