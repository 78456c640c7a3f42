import { beforeAll, describe, expect, it } from "vitest";
import { openSandbox } from "../testing/sandbox.ts";

interface Entry {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly bodySize: number;
    readonly postData?: object;
  };
  readonly response: Readonly<Record<string, unknown>>;
}

describe("a HAR of the sandbox", async () => {
  const sandbox = await openSandbox(async () => ({ db: ":memory:", drop: async () => {} }), { seed: "large" });
  const dealer = "/partner/v1/dealers/42";
  const sizes: number[] = [];
  let entries: readonly Entry[];

  beforeAll(async () => {
    sandbox.requests.clear();
    const read = async (limit: number): Promise<void> => {
      const { body } = await sandbox.call(`GET ${dealer}/sites?limit=${limit}`);
      sizes.push(Buffer.byteLength(JSON.stringify(body)));
    };
    // The second time, the list comes from the cache.
    for (const limit of [1, 1000, 1000]) await read(limit);
    await sandbox.call(`POST ${dealer}/sites`, { external_site_id: "é", name: "é".repeat(20_000) });
    await sandbox.faults.add({ operation: "getDealer", drop: "after" });
    await sandbox.call(`GET ${dealer}`).catch(() => {});
    const response = await fetch(`${sandbox.url}/_sandbox/workspaces/${sandbox.workspace}/requests?format=har`);
    const har = (await response.json()) as { log: { entries: Entry[] } };
    entries = har.log.entries;
  });

  it("has the sizes of bodies as they were sent, even if their text is truncated", () => {
    expect(entries.slice(0, 3).map(({ response }) => response["bodySize"])).toEqual(sizes);
    expect(entries.slice(0, 3).map(({ response }) => response["content"])).toMatchObject(
      sizes.map((size) => ({ size })),
    );
    const sent = Buffer.byteLength(JSON.stringify({ external_site_id: "é", name: "é".repeat(20_000) }));
    expect(entries[3]?.request.bodySize).toBe(sent);
  });

  it("marks truncated bodies, and no others", () => {
    expect(entries[0]?.response["content"]).not.toHaveProperty("_truncated");
    expect(entries[1]?.response["content"]).toMatchObject({
      _truncated: true,
      comment: `Truncated: the first 10000 of ${sizes[1]} bytes`,
      text: expect.stringMatching(/^.{10000}$/s),
    });
    expect(entries[3]?.request.postData).toMatchObject({ _truncated: true });
  });

  it("has status 0 and an error for a dropped connection, as Chrome records it", () => {
    expect(entries[4]?.response).toMatchObject({
      status: 0,
      _error: "Injected fault: dropped the connection after handling the request",
      content: { size: 0, mimeType: "x-unknown" },
      bodySize: -1,
    });
  });
});
