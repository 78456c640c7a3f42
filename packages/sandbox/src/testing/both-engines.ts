import { once } from "node:events";
import { Agent, type IncomingMessage, request as httpRequest } from "node:http";
import { onTestFinished } from "vitest";
import { startAuthServer } from "../auth-server/start.ts";
import { createApp } from "../http/app.ts";
import { listen } from "../http/listen.ts";
import { serveStore, type ServedContext } from "./served-context.ts";
import { engines } from "./stores.ts";

/** A request as it is written to the socket. */
export interface RawRequest {
  readonly method: string;
  /** With percent-encoding, and sent as it is. `{workspace}` is the name of a workspace that tests may break. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | Buffer | undefined;
  /** Which server to call; the API by default. */
  readonly server?: "api" | "auth";
}

/** A response, without what differs from run to run. */
export interface Reply {
  /** Undefined if the server closed the connection instead. */
  readonly status: number | undefined;
  readonly text: string;
}

/** A sandbox on one of the engines, behind real HTTP servers. */
export interface EngineServer {
  readonly engine: string;
  readonly send: (request: RawRequest) => Promise<Reply>;
  /** What was reported to the operator. */
  readonly faults: readonly string[];
  /** Access tokens of the default workspace. */
  readonly clientToken: string;
  readonly userToken: string;
  /** Stores a public key of the platform partner, whatever it is. */
  readonly storeKey: (text: string) => Promise<void>;
}

/** Serves the same data on each engine until the test ends. The clocks are stopped at the same time. */
export async function serveBothEngines(): Promise<EngineServer[]> {
  const now = new Date().toISOString();
  return Promise.all(
    engines.map(async ({ engine, newPlace }) => {
      const place = await newPlace();
      onTestFinished(() => place.drop());
      const served = await serveStore(place.db);
      await served.call("PATCH", "/_sandbox/workspaces/default/clock", { now, stands: true });
      return { engine, faults: served.faults, ...(await serve(served)) };
    }),
  );
}

async function serve({ context, call, requestToken }: ServedContext): Promise<Omit<EngineServer, "engine" | "faults">> {
  const api = await listen(createApp(context, { token: undefined }).fetch, { port: 0, host: "127.0.0.1", fast: true });
  const auth = await startAuthServer(context, {
    port: 0,
    host: "127.0.0.1",
    fast: true,
    api,
    publicUrls: { api: undefined, authServer: undefined },
    clientId: "platform-partner",
    publicKey: undefined,
  });
  const agent = new Agent({ keepAlive: true });
  onTestFinished(async () => {
    agent.destroy();
    await Promise.all([api.close(0), auth.listening.close(0)]);
  });
  const { workspace }: { workspace: string } = await read(call("POST", "/_sandbox/workspaces", {}));
  const user = { dealer_id: 44 };
  const tokens = {
    clientToken: (await read<Token>(requestToken())).access_token,
    userToken: (await read<Token>(call("POST", "/_sandbox/workspaces/default/user-tokens", user))).access_token,
  };
  const normalize = (text: string): string =>
    text
      .replaceAll(workspace, "{workspace}")
      .replaceAll(/127\.0\.0\.1:\d+/g, "{host}")
      .replaceAll(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi, "{uuid}")
      .replaceAll(/req_[\da-f]{32}/g, "{request}")
      .replaceAll(/[\w-]{43}/g, "{secret}")
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, "{time}");
  const send: EngineServer["send"] = async ({ method, path, headers = {}, body, server = "api" }) => {
    const { port } = server === "api" ? api : auth.listening;
    const request = httpRequest({
      agent,
      host: "127.0.0.1",
      port,
      method,
      path: path.replaceAll("{workspace}", workspace),
      headers,
    });
    const closed: Reply = { status: undefined, text: "" };
    const replied = Promise.race([
      once(request, "response").then(([response]) => readReply(response as IncomingMessage, normalize)),
      once(request, "connect").then(() => closed),
    ]).catch(() => closed);
    request.end(body);
    return replied;
  };
  const storeKey = async (public_key: string): Promise<void> => {
    await context.store.db
      .updateTable("clients")
      .set({ public_key })
      .where("client_id", "=", "platform-partner")
      .execute();
  };
  return { send, storeKey, ...tokens };
}

interface Token {
  readonly access_token: string;
}

async function read<Body>(response: Promise<Response>): Promise<Body> {
  const body: Body = JSON.parse(await (await response).text());
  return body;
}

async function readReply(response: IncomingMessage, normalize: (text: string) => string): Promise<Reply> {
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) text += String(chunk);
  return { status: response.statusCode, text: normalize(text) };
}
