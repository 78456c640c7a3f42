import { describe, expect, it } from "vitest";
import { error, openForOperations } from "../testing/operations.ts";
import { engines } from "../testing/stores.ts";

describe.each(engines)("dealers on $engine", async ({ newPlace }) => {
  const { sandbox, dealer } = await openForOperations(newPlace);
  const { call } = sandbox;

  it("reads and updates dealers", async () => {
    expect(await call(`GET ${dealer}`)).toMatchObject({
      status: 200,
      body: { dealer_id: 42, external_dealer_id: "ext-67932", company_name: "CHeKT Security Solutions Inc." },
    });
    const changed = await call(`PATCH ${dealer}`, { company_email: "new@example.com" });
    expect(changed).toMatchObject({
      status: 200,
      body: { company_email: "new@example.com", company_address2: "Suite 801, 8th Floor" },
    });
    expect((await call(`PATCH ${dealer}`, {})).body).toEqual(changed.body);
    expect(await call(`PATCH ${dealer}`, { company_name: "" })).toMatchObject(
      error(400, "company_name must not be empty", "company_name"),
    );
  });

  it("connects dealers only with a user token, which can do nothing else, and disconnects them at once", async () => {
    const unconnected = `/partner/v1/dealers/${sandbox.dealers.notConnected}` as const;
    const user = sandbox.as(sandbox.credentials.userToken);
    const connection = { external_dealer_id: "ours-44", company_name: "Harbor Video" };
    expect(await call(`GET ${unconnected}`)).toMatchObject(
      error(403, "Dealer 44 is not connected to Sandbox Platform"),
    );
    expect(await call("PUT /partner/v1/dealers/connect", connection)).toMatchObject({ status: 403 });
    expect(await user(`GET ${unconnected}`)).toMatchObject({ status: 403 });
    const connected = await user("PUT /partner/v1/dealers/connect", connection);
    expect(connected).toMatchObject({ status: 200, body: { dealer_id: 44, ...connection } });
    expect((await user("PUT /partner/v1/dealers/connect", connection)).body).toEqual(connected.body);
    expect((await call(`GET ${unconnected}`)).body).toEqual(connected.body);
    expect(
      await user("PUT /partner/v1/dealers/connect", { ...connection, external_dealer_id: "ext-67932" }),
    ).toMatchObject(error(400, expect.stringContaining("another of your dealers"), "external_dealer_id"));
    expect(await call(`PUT ${unconnected}/disconnect`)).toMatchObject({
      status: 200,
      body: { dealer_id: 44, external_dealer_id: null },
    });
    expect(await call(`GET ${unconnected}/sites`)).toMatchObject({ status: 403 });
  });

  it("responds 404 for unknown dealers, and 403 to a dealer app that the dealer did not install", async () => {
    expect(await call("GET /partner/v1/dealers/999")).toMatchObject(error(404, "Dealer 999 does not exist"));
    const app = sandbox.as(await sandbox.fetchToken(sandbox.credentials.dealerApp));
    expect(await app("GET /partner/v1/dealers/45")).toMatchObject({
      status: 200,
      body: { external_dealer_id: null },
    });
    expect(await app(`GET ${dealer}`)).toMatchObject({ status: 403 });
  });
});
