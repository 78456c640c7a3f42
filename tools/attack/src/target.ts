import { request } from "node:http";
import { connect } from "node:net";

/** The credentials of a client, and a dealer that it reaches. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly dealerId: number;
}

/** The sandbox under attack. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly attacker: Credentials;
  /** A client of another workspace. Whatever the attacker does, it must be served. */
  readonly other: Credentials;
}

/** A response, or undefined if the connection was closed without one. */
export type Answer = { readonly status: number; readonly body: string } | undefined;

/** How long a response may take, in milliseconds. */
const PATIENCE = 10_000;

/** How much of a response is kept, in characters. */
const KEPT = 100_000;

/** Something that must not happen. */
export class Finding extends Error {
  override name = "Finding";
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/**
 * Sends a request.
 *
 * @throws Finding if there is no response in time, or a status of 500.
 */
export function send(
  { host, port }: Target,
  path: string,
  { method = "GET", headers = {}, body }: Sent = {},
): Promise<Answer> {
  const what = `${method} ${path.slice(0, 80)}`;
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, path, method, headers: { ...headers }, agent: false }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => {
        if (text.length < KEPT) text += chunk.toString();
      });
      response.on("error", () => resolve(undefined));
      response.on("end", () => {
        const { statusCode = 0 } = response;
        if (statusCode === 500) reject(new Finding(`${what} returned 500: ${text.slice(0, 200)}`));
        else resolve({ status: statusCode, body: text });
      });
    });
    sent.setTimeout(PATIENCE, () => {
      reject(new Finding(`${what} had no response within ${PATIENCE / 1000} s`));
      sent.destroy();
    });
    // The server may refuse a body while it is being sent.
    sent.on("error", () => resolve(undefined));
    sent.end(body);
  });
}

/** Sends bytes as they are, and returns what comes back until the connection is closed or nothing more comes. */
export function sendRaw({ host, port }: Target, bytes: Buffer, quietMs = 300): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(port, host, () => socket.write(bytes));
    socket.setTimeout(quietMs, () => socket.destroy());
    socket.on("data", (chunk: Buffer) => {
      if (text.length < KEPT) text += chunk.toString("latin1");
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(text));
  });
}

/**
 * Requests an access token.
 *
 * @throws Finding if the server issues none.
 */
export async function requestToken(target: Target, { clientId, clientSecret }: Credentials): Promise<string> {
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  const answer = await send(target, "/oauth/token", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
  });
  if (answer?.status !== 200) throw new Finding(`A valid token request returned ${answer?.status ?? "nothing"}`);
  const { access_token }: { access_token: string } = JSON.parse(answer.body);
  return access_token;
}
