import { catchError } from "@chekt/testing";
import { describe, expect, it } from "vitest";
import { partnerApi } from "../testing/partner-api.ts";

const rows = [{ site_id: 1, name: "x".repeat(1000) }];

describe("maxResponseSize", () => {
  it("fails a call whose response is larger, without a retry", async () => {
    const { chekt, received } = await partnerApi(() => ({ json: rows }), { maxResponseSize: 1000 });
    const error = await catchError(chekt.sites.list({ dealerId: 42 }));
    expect(error.message).toMatch(
      /^listSites: 200 with more than 1000 bytes \(maxResponseSize\) \(attempts: 1, trace id/,
    );
    expect(received).toHaveLength(1);
  });

  it("does not affect smaller responses", async () => {
    const { chekt } = await partnerApi(() => ({ json: rows }), { maxResponseSize: 1100 });
    expect(await chekt.sites.list({ dealerId: 42 })).toEqual(rows);
  });

  it.each([0, -1, Number.NaN])("must not be %d", async (maxResponseSize) => {
    const message = `maxResponseSize is ${maxResponseSize}: pass a number of bytes above 0.`;
    await expect(partnerApi(() => ({ json: rows }), { maxResponseSize })).rejects.toThrow(message);
  });
});
