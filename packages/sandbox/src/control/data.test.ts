import { describe, expect, it } from "vitest";
import { openSandbox } from "../testing/sandbox.ts";
import { engines } from "../testing/stores.ts";

describe.each(engines)("the data of a workspace, on $engine", async ({ newPlace }) => {
  const sandbox = await openSandbox(newPlace);
  const control = async (path: string): Promise<{ status: number; body: unknown }> => {
    const { status, body } = await sandbox.as(undefined)(`GET /_sandbox/workspaces/${workspace}${path as "/"}`);
    return { status, body };
  };
  const { clientId } = sandbox.credentials.platformPartner;
  const workspace = clientId.replace("-platform-partner", "");
  const rows = async (path: string): Promise<Record<string, unknown>[]> =>
    (await control(path)).body as Record<string, unknown>[];

  it("lists each dealer with its clients, and with its numbers of sites and stations", async () => {
    const dealers = await rows("/dealers");
    expect(dealers.map(({ dealer_id }) => dealer_id)).toEqual([42, 43, 44, 45]);
    const client = { client_id: clientId, name: "Sandbox Platform", external_dealer_id: "ext-67932" };
    expect(dealers[0]).toMatchObject({ company_name: "CHeKT Security Solutions Inc.", clients: [client] });
    expect(dealers[2]).toMatchObject({ clients: [] });
    expect(dealers[3]).toMatchObject({ clients: [{ name: "Sandbox Dealer App", external_dealer_id: null }] });
    const { body: sites } = await sandbox.call("GET /partner/v1/dealers/42/sites?limit=1000");
    const { body: stations } = await sandbox.call("GET /partner/v1/dealers/42/monitoring-stations");
    expect(dealers[0]).toMatchObject({
      site_count: (sites as object[]).length,
      monitoring_station_count: (stations as object[]).length,
    });
  });

  it.each(["/sites", "/monitoring-stations", "/sites/1/contacts", "/sites/1/devices"])(
    "returns %s of a dealer like the API, page by page",
    async (path) => {
      const listed = await sandbox.call(`GET /partner/v1/dealers/42${path as "/"}?limit=1000`);
      expect(await rows(`/dealers/42${path}`)).toEqual(listed.body);
      const pages: object[] = [];
      for (let after: unknown = 0; ;) {
        const page = await rows(`/dealers/42${path}?limit=2&after=${String(after)}`);
        pages.push(...page);
        if (page.length < 2) break;
        after = Object.values(page[1] ?? {})[0];
      }
      expect(pages).toEqual(listed.body);
      expect(pages.length).toBeGreaterThan(0);
    },
  );

  it("includes dealers that are not connected to any client", async () => {
    expect(await sandbox.call("GET /partner/v1/dealers/44/sites")).toMatchObject({ status: 403 });
    expect(await control("/dealers/44/sites")).toMatchObject({ status: 200 });
  });

  it("rejects unknown dealers and sites, and invalid pages", async () => {
    const read = async (path: string): Promise<unknown> => (await control(path)).body;
    expect(await read("/dealers/99/sites")).toEqual({ status_code: 404, error_message: "Dealer 99 does not exist" });
    expect(await read("/dealers/42/sites/999/devices")).toMatchObject({
      status_code: 404,
      error_message: "This dealer has no site 999",
    });
    expect(await read("/dealers/42/sites?limit=1001")).toMatchObject({ status_code: 400, field: "limit" });
    expect(await read("/dealers/42/sites?after=x")).toMatchObject({ status_code: 400, field: "after" });
    expect(await read("/dealers/x/sites")).toMatchObject({ status_code: 400, field: "dealerId" });
  });
});
