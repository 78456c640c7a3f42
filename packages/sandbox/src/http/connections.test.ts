import { once } from "node:events";
import { Agent, get, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { Connections } from "./connections.ts";
import { listen } from "./listen.ts";

const HOUR = 60 * 60 * 1000;

/** A server whose answers wait until they are let go. */
async function slowServer() {
  const asked = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const connections = new Connections();
  const server = await listen(
    async () => {
      asked.resolve();
      await release.promise;
      return new Response("done");
    },
    { port: 0, host: "127.0.0.1", fast: false, connections },
  );
  return { server, connections, asked: asked.promise, release: release.resolve };
}

test("closing lets a request under way end, says that its connection ends too, and takes no other", async () => {
  const { server, connections, asked, release } = await slowServer();
  const answer = fetch(server.url);
  await asked;
  expect(connections).toMatchObject({ open: 1, underWay: 1 });
  const closed = server.close(HOUR);
  await expect(fetch(server.url)).rejects.toThrow("fetch failed");
  release();
  const { headers, body } = await answer;
  expect(headers.get("connection")).toBe("close");
  expect(await new Response(body).text()).toBe("done");
  await closed;
  expect(connections).toMatchObject({ open: 0, underWay: 0 });
});

test("closing ends at once a connection on which nothing is asked", async () => {
  const { server, connections, release } = await slowServer();
  release();
  const agent = new Agent({ keepAlive: true });
  const [answer] = (await once(get(server.url, { agent }), "response")) as [IncomingMessage];
  await answer.resume().toArray();
  const silent = connect(server.port, "127.0.0.1");
  await once(silent, "connect");
  // The server hears of a connection a little later than the client.
  while (connections.open < 2) await new Promise(setImmediate);
  await Promise.all([server.close(HOUR), once(silent.resume(), "end")]);
  expect(connections.underWay).toBe(0);
  agent.destroy();
});

test("closing sends what is written before it cuts", async () => {
  // More than the buffers between the two hold.
  const size = 64 * 1024 * 1024;
  const server = await listen(() => new Response(Buffer.alloc(size)), { port: 0, host: "127.0.0.1", fast: true });
  const [answer] = (await once(get(server.url), "response")) as [IncomingMessage];
  const closed = server.close(HOUR);
  let received = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) received += chunk.length;
  expect(received).toBe(size);
  await closed;
});

test("closing cuts what has not ended after its grace", async () => {
  const { server, asked, release } = await slowServer();
  const answer = fetch(server.url);
  await asked;
  await Promise.all([server.close(0), expect(answer).rejects.toThrow("fetch failed")]);
  release();
});
