import { ApiError } from "../../api-error.ts";
import type { Context } from "../../context.ts";
import { parseFilter } from "../../lists/filter.ts";
import { listTable } from "../../lists/list-table.ts";
import type { Caller } from "../../oauth/bearer.ts";
import { handlers } from "../../operations/handlers.ts";
import { type ControlRoutes, findWorkspace } from "./control-routes.ts";

/** The default number of rows per page. */
const LIMIT = 100;

/** The list operations of the API, by their path on the control plane. Their operation IDs are the same there. */
const lists = {
  "/workspaces/:workspace/dealers/:dealerId/sites": "listSites",
  "/workspaces/:workspace/dealers/:dealerId/monitoring-stations": "listMonitoringStations",
  "/workspaces/:workspace/dealers/:dealerId/sites/:siteId/contacts": "listContacts",
  "/workspaces/:workspace/dealers/:dealerId/sites/:siteId/devices": "listDevices",
} as const;

export function dataRoutes({ control, context }: ControlRoutes): void {
  control.get("/workspaces/:workspace/dealers", async (c) =>
    c.json(await listDealers(context, await findWorkspace(context, c, "listDealers"))),
  );
  for (const [path, id] of Object.entries(lists)) {
    control.get(path, async (c) => {
      const workspace = await findWorkspace(context, c, id);
      const dealerId = Number(c.req.param("dealerId"));
      await requireDealer(context, workspace, dealerId);
      const { after = "0", limit = LIMIT } = c.req.query();
      const filter = `${listTable(id).key},${after},gt`;
      const parameters = { dealerId, siteId: Number(c.req.param("siteId")), filter: [filter], limit: Number(limit) };
      const { body } = await handlers[id]({
        id,
        store: context.store,
        caller: controlCaller(workspace),
        parameters,
        conditions: [parseFilter(listTable(id), filter)],
        body: undefined,
      });
      return c.json(body as object[]);
    });
  }
}

/** A caller that reaches all dealers. Rows are read by the API's own handlers, so they look the same as in the API. */
function controlCaller(workspace: string): Caller {
  return {
    workspace,
    clientId: "",
    clientName: "",
    userDealerId: null,
    scopes: [],
    now: 0,
    hasFaults: false,
    reach: "connected",
  };
}

async function requireDealer({ store }: Context, workspace: string, dealer_id: number): Promise<void> {
  const dealer = await store.db
    .selectFrom("dealers")
    .select("dealer_id")
    .where((eb) => eb.and({ workspace, dealer_id }))
    .executeTakeFirst();
  if (!dealer) throw new ApiError(404, `Dealer ${dealer_id} does not exist`);
}

/** Lists the dealers, with the clients that are connected to each, and the numbers of sites and stations. */
async function listDealers({ store: { db } }: Context, workspace: string): Promise<object[]> {
  const dealers = await db
    .selectFrom("dealers")
    .select(["dealer_id", "company_name"])
    .where("workspace", "=", workspace)
    .orderBy("dealer_id")
    .execute();
  const clients = await db
    .selectFrom("connections as connection")
    .innerJoin("clients as client", "client.client_id", "connection.client_id")
    .select(["connection.dealer_id", "client.client_id", "client.name", "connection.external_dealer_id"])
    .where("connection.workspace", "=", workspace)
    .orderBy("client.client_id")
    .execute();
  const counts = async (table: "sites" | "monitoring_stations"): Promise<Map<number, number>> => {
    const rows = await db
      .selectFrom(table)
      .select((eb) => ["dealer_id", eb.fn.countAll<number>().as("count")])
      .where("workspace", "=", workspace)
      .groupBy("dealer_id")
      .execute();
    return new Map(rows.map(({ dealer_id, count }) => [dealer_id, count]));
  };
  const [sites, stations] = [await counts("sites"), await counts("monitoring_stations")];
  return dealers.map((dealer) => ({
    ...dealer,
    clients: clients
      .filter(({ dealer_id }) => dealer_id === dealer.dealer_id)
      .map(({ dealer_id: _dealer, ...client }) => client),
    site_count: sites.get(dealer.dealer_id) ?? 0,
    monitoring_station_count: stations.get(dealer.dealer_id) ?? 0,
  }));
}
