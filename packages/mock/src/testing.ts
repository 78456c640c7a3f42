import { request } from "node:http";
import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import { networkInterfaces } from "node:os";

import type { Mock } from "./mock.ts";

/** A list that every test can ask for. */
export const SITES = "/partner/v1/dealers/42/sites";

/** Whether this machine can be reached over IPv6 by itself, which not every container can. */
export const HAS_IPV6: boolean = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === "::1"),
);

/** A request that `fetch` cannot make: left unfinished, on a connection of choice, or to a target that no URL holds. */
export function open(
  { port }: Mock,
  options: RequestOptions,
): { sent: ClientRequest; answer: Promise<IncomingMessage> } {
  const sent = request({ host: "127.0.0.1", port, agent: false, ...options });
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once("response", resolve);
    sent.once("error", reject);
  });
  return { sent, answer };
}

/** Everything that an answer holds. */
export async function readText(message: IncomingMessage): Promise<string> {
  return Buffer.concat(await message.toArray()).toString();
}
