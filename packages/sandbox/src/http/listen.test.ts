import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { listen } from "./listen.ts";

test.each([
  ["GET / HTTP/1.0", "200 OK"],
  ["GET / HTTP/1.0\r\nHost: sandbox.example", "200 OK"],
  ["GET / HTTP/1.1\r\nHost: sandbox.example\r\nConnection: close", "200 OK"],
  ["GET / HTTP/1.1\r\nConnection: close", "400 Bad Request"],
])("responds to %j with %s", async (head, status) => {
  const server = await listen(() => new Response("alive"), { port: 0, host: "127.0.0.1", fast: false });
  onTestFinished(() => server.close(0));
  const socket = connect(server.port, "127.0.0.1");
  socket.write(`${head}\r\n\r\n`);
  expect(await text(socket)).toContain(`HTTP/1.1 ${status}\r\n`);
});
