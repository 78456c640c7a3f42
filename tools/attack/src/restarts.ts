import type { OwnSandbox } from "./own-sandbox.ts";
import { Finding, requestToken, send, type Target } from "./target.ts";

/** How many sites are created before each restart, at the same time. */
const WRITES = 50;

/**
 * Kills the sandbox while it writes, and checks that it has every site that it confirmed.
 *
 * @returns the number of confirmed sites.
 * @throws Finding if one is missing.
 */
export async function attackByRestarts(sandbox: OwnSandbox, target: Target, rounds: number): Promise<number> {
  let confirmed = 0;
  for (let round = 0; round < rounds; round += 1) {
    const here = { ...target, port: Number(new URL(sandbox.url).port) };
    const headers = {
      authorization: `Bearer ${await requestToken(here, target.other)}`,
      "content-type": "application/json",
    };
    const sites = `/partner/v1/dealers/${target.other.dealerId}/sites`;
    const written: string[] = [];
    const half = Promise.withResolvers<void>();
    const writes = Array.from({ length: WRITES }, async (_, index) => {
      const external_site_id = `restart-${Date.now()}-${round}-${index}`;
      const body = JSON.stringify({ external_site_id, name: "Site", timezone: "UTC" });
      const answer = await send(here, sites, { method: "POST", headers, body });
      if (answer?.status === 201 && written.push(external_site_id) >= WRITES / 2) half.resolve();
    });
    await half.promise;
    const port = Number(new URL(await sandbox.restart()).port);
    await Promise.all(writes);
    for (const id of written) {
      const found = await send({ ...target, port }, `${sites}?filter=external_site_id,${id},eq`, { headers });
      if (found?.status !== 200 || !found.body.includes(id)) {
        throw new Finding(`After a restart, the confirmed site ${id} is missing (${found?.status ?? "no response"})`);
      }
    }
    confirmed += written.length;
  }
  return confirmed;
}
