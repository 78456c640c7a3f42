import { createServer, type ServerResponse } from "node:http";
import { once } from "node:events";
import { gzipSync } from "node:zlib";
import { catchError } from "@chekt/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { clientCredentials } from "./client-credentials.ts";
import { TokenResponseError } from "./errors.ts";
import { readText } from "./read-text.ts";

/** Starts a server for the duration of a test. */
async function serve(respond: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_request, response) => respond(response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

/** Sends a body that never ends, as fast as it is read, and counts its bytes. */
function endless(): { respond: (response: ServerResponse) => void; sent: () => number; closed: Promise<void> } {
  let sent = 0;
  const closed = Promise.withResolvers<void>();
  return {
    sent: () => sent,
    closed: closed.promise,
    respond(response) {
      const chunk = Buffer.alloc(65_536, " ");
      const write = (): void => {
        while (response.write(chunk)) sent += chunk.length;
      };
      response.on("drain", write).on("close", closed.resolve);
      write();
    },
  };
}

describe("the size of a response", () => {
  it.each([
    ["with a length", (response: ServerResponse) => response.end("12345é")],
    ["in chunks", (response: ServerResponse) => (response.write("123"), response.end(Buffer.from("45é")))],
    [
      "compressed",
      (response: ServerResponse) => response.setHeader("content-encoding", "gzip").end(gzipSync("12345é")),
    ],
  ])("is limited for a body %s", async (_how, respond) => {
    const url = await serve(respond);
    expect(await readText(await fetch(url), 7)).toBe("12345é");
    expect(await readText(await fetch(url), 6)).toBeUndefined();
  });

  it("is limited for a small body that decompresses to a large one", async () => {
    const url = await serve((response) =>
      response.setHeader("content-encoding", "gzip").end(gzipSync("0".repeat(10_000_000))),
    );
    expect(await readText(await fetch(url), 1_000_000)).toBeUndefined();
  });

  it("does not matter for a response without a body", async () => {
    expect(await readText(new Response(null, { status: 204 }), 1)).toBe("");
  });

  it("keeps characters that are split between chunks", async () => {
    const bytes = new TextEncoder().encode("한글");
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await readText(new Response(body), 100)).toBe("한글");
  });

  it("ends a token request whose response never ends", async () => {
    const { respond, sent, closed } = endless();
    const baseUrl = await serve(respond);
    const error = await catchError(clientCredentials({ baseUrl, clientId: "a", clientSecret: "b", retries: 0 }).get());
    expect(error).toBeInstanceOf(TokenResponseError);
    expect(error.message).toContain("The token endpoint responded 200 with more than 1000000 bytes.");
    await closed;
    expect(sent()).toBeLessThan(20_000_000);
  });
});
