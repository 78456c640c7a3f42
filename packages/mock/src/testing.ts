import { request } from "node:http";
import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import { networkInterfaces } from "node:os";

import type { Mock } from "./mock.ts";

/** The path of a list. */
export const SITES = "/partner/v1/dealers/42/sites";

/** Whether IPv6 is available on the loopback interface; some containers lack it. */
export const HAS_IPV6: boolean = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === "::1"),
);

/** Opens a request that `fetch` cannot make: unfinished, on its own connection, or with an invalid target. */
export function open(
  { port }: Mock,
  options: RequestOptions,
): { sent: ClientRequest; response: Promise<IncomingMessage> } {
  const sent = request({ host: "127.0.0.1", port, agent: false, ...options });
  const response = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once("response", resolve);
    sent.once("error", reject);
  });
  return { sent, response };
}

/** Reads the body of a response. */
export async function readText(message: IncomingMessage): Promise<string> {
  return Buffer.concat(await message.toArray()).toString();
}
