import { describe, expect, it } from "vitest";
import { error, openForOperations, station } from "../testing/operations.ts";
import { engines } from "../testing/stores.ts";

describe.each(engines)("monitoring stations on $engine", async ({ newPlace }) => {
  const { sandbox, dealer, newSite } = await openForOperations(newPlace);
  const { call } = sandbox;

  it("creates, reads, updates and, once no site uses them, deletes monitoring stations", async () => {
    const created = await call(`POST ${dealer}/monitoring-stations`, { ...station, prefix: "CH" });
    expect(created).toMatchObject({ status: 201, body: { ...station, prefix: "CH", linecard: null } });
    const { monitoring_station_id } = created.body as { monitoring_station_id: number };
    const path = `${dealer}/monitoring-stations/${monitoring_station_id}` as const;
    expect((await call(`GET ${path}`)).body).toEqual(created.body);
    expect((await call(`PATCH ${path}`, {})).body).toEqual(created.body);
    expect((await call(`PATCH ${path}`, { linecard: "7" })).body).toEqual({
      ...(created.body as object),
      linecard: "7",
    });
    const site_path = await newSite("station", { monitoring_station_id });
    expect(await call(`DELETE ${path}`)).toMatchObject(
      error(
        400,
        expect.stringMatching(/receives the alarms of site \d+\. Assign another station to its sites first\./),
      ),
    );
    await call(`DELETE ${site_path}`);
    expect(await call(`DELETE ${path}`)).toMatchObject({ status: 204 });
    for (const request of [`GET ${path}`, `DELETE ${path}`] as const) {
      expect(await call(request)).toMatchObject({ status: 404 });
    }
    expect(await call(`PATCH ${path}`, { name: "x" })).toMatchObject({ status: 404 });
  });

  it("rejects used external IDs of monitoring stations", async () => {
    const duplicate = { ...station, external_monitoring_station_id: "cs-12345" };
    const rejection = error(400, expect.stringContaining('"cs-12345" is already'), "external_monitoring_station_id");
    expect(await call(`POST ${dealer}/monitoring-stations`, duplicate)).toMatchObject(rejection);
    expect(await call(`PATCH ${dealer}/monitoring-stations/2`, duplicate)).toMatchObject(rejection);
  });
});
