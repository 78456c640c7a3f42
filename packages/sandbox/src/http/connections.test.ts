import { once } from "node:events";
import { Agent, get, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { Connections } from "./connections.ts";
import { listen } from "./listen.ts";

const HOUR = 60 * 60 * 1000;

/** Starts a server whose responses wait until they are released. */
async function slowServer() {
  const requested = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const connections = new Connections();
  const server = await listen(
    async () => {
      requested.resolve();
      await release.promise;
      return new Response("done");
    },
    { port: 0, host: "127.0.0.1", fast: false, connections },
  );
  return { server, connections, requested: requested.promise, release: release.resolve };
}

test("waits for an open request on close, announces the end of its connection, and accepts no other", async () => {
  const { server, connections, requested, release } = await slowServer();
  const response = fetch(server.url);
  await requested;
  expect(connections).toMatchObject({ open: 1, underWay: 1 });
  const closed = server.close(HOUR);
  await expect(fetch(server.url)).rejects.toThrow("fetch failed");
  release();
  const { headers, body } = await response;
  expect(headers.get("connection")).toBe("close");
  expect(await new Response(body).text()).toBe("done");
  await closed;
  expect(connections).toMatchObject({ open: 0, underWay: 0 });
});

test("ends idle connections at once on close", async () => {
  const { server, connections, release } = await slowServer();
  release();
  const agent = new Agent({ keepAlive: true });
  const [response] = (await once(get(server.url, { agent }), "response")) as [IncomingMessage];
  await response.resume().toArray();
  const silent = connect(server.port, "127.0.0.1");
  await once(silent, "connect");
  // The server accepts the connection a little later than the client.
  while (connections.open < 2) await new Promise(setImmediate);
  await Promise.all([server.close(HOUR), once(silent.resume(), "end")]);
  expect(connections.underWay).toBe(0);
  agent.destroy();
});

test("sends written responses before it ends connections", async () => {
  // More than the socket buffers hold.
  const size = 64 * 1024 * 1024;
  const server = await listen(() => new Response(Buffer.alloc(size)), { port: 0, host: "127.0.0.1", fast: true });
  const [response] = (await once(get(server.url), "response")) as [IncomingMessage];
  const closed = server.close(HOUR);
  let received = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) received += chunk.length;
  expect(received).toBe(size);
  await closed;
});

test("cuts requests that outlast the grace period", async () => {
  const { server, requested, release } = await slowServer();
  const response = fetch(server.url);
  await requested;
  await Promise.all([server.close(0), expect(response).rejects.toThrow("fetch failed")]);
  release();
});
