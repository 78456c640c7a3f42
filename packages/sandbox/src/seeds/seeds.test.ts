import { describe, expect, it } from "vitest";
import { seedNames } from "./seed.ts";
import { createSeedRows } from "./seeds.ts";

describe("the seeds", () => {
  it.each(seedNames)("of the name %s have no account number twice at a monitoring station", (name) => {
    const accounts = createSeedRows(name).sites.flatMap(({ dealer_id, monitoring_station_id, account_number }) =>
      monitoring_station_id === null || account_number === null
        ? []
        : [`${dealer_id} ${monitoring_station_id} ${account_number}`],
    );
    expect(new Set(accounts).size).toBe(accounts.length);
  });
});
