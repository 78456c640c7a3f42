import { hashSecret, newSecret } from "../oauth/secrets.ts";
import { issueToken } from "../oauth/tokens.ts";
import { BEGINNING, DAY, seedDealers, type SeedName } from "../seeds/seed.ts";
import { createSeedRows } from "../seeds/seeds.ts";
import { insertAll } from "../store/insert-all.ts";
import type { ClientRow, Database, InTransaction, Moment } from "../store/tables.ts";
import type { ClientCredentials, Credentials } from "./credentials.ts";

/** The initial state of a workspace. */
export interface NewWorkspace {
  readonly workspace: string;
  readonly seed: SeedName;
  readonly now: Moment;
  /** Lifetime of the user token, in seconds. */
  readonly tokenTtl: number;
  /** Returns the secret of a client, by its ID. By default a new random one. */
  readonly configuredSecret?: (clientId: string) => string;
}

const companies: readonly (readonly [id: number, name: string])[] = [
  [seedDealers.connected[0], "CHeKT Security Solutions Inc."],
  [seedDealers.connected[1], "Northwind Alarm Co."],
  [seedDealers.notConnected, "Harbor Video Monitoring"],
  [seedDealers.dealerApp, "Pine Street Security"],
];

/** Creates a workspace, with its clients, dealers and data. */
export async function createWorkspace(db: InTransaction, options: NewWorkspace): Promise<Credentials> {
  const { workspace, now } = options;
  await db
    .insertInto("workspaces")
    .values({
      workspace,
      clock_offset: 0,
      clock_stands: 0,
      fault_count: 0,
      rate_limit: null,
      error_format: null,
      granted_scopes: null,
      created_at: now,
    })
    .execute();
  const credentials = await createClients(db, options);
  await fillWorkspace(db, options, credentials);
  return { ...credentials, userToken: await issueUserToken(db, options, credentials.platformPartner.clientId) };
}

/** Issues a user token for the dealer that is not connected. */
async function issueUserToken(
  db: Database,
  { workspace, now, tokenTtl }: Pick<NewWorkspace, "workspace" | "now" | "tokenTtl">,
  client_id: string,
): Promise<string> {
  return issueToken(db, { workspace, client_id, user_dealer_id: seedDealers.notConnected, scope: null }, now, tokenTtl);
}

/** Inserts the dealers and data of a seed into an empty workspace. */
export async function fillWorkspace(
  db: Database,
  { workspace, seed }: Pick<NewWorkspace, "workspace" | "seed">,
  clients: { readonly platformPartner: ClientId; readonly dealerApp: ClientId },
): Promise<void> {
  await insertAll(
    db,
    "dealers",
    companies.map(([dealer_id, company_name], index) => ({
      workspace,
      dealer_id,
      company_name,
      company_address1: `${456 + index} Market Street`,
      company_address2: index === 0 ? "Suite 801, 8th Floor" : null,
      company_email: `support@dealer${dealer_id}.example.com`,
      company_phone_number: `+1-555-123-${4567 + index}`,
      created_at: BEGINNING - 100 * DAY,
    })),
  );
  await insertAll(db, "connections", [
    ...seedDealers.connected.map((dealer_id) => ({
      workspace,
      client_id: clients.platformPartner.clientId,
      dealer_id,
      external_dealer_id: `ext-${67_890 + dealer_id}` as string | null,
    })),
    {
      workspace,
      client_id: clients.dealerApp.clientId,
      dealer_id: seedDealers.dealerApp,
      external_dealer_id: null,
    },
  ]);
  const rows = createSeedRows(seed);
  const ours = <Row extends object>(of: readonly Row[]): (Row & { workspace: string })[] =>
    of.map((row) => ({ workspace, ...row }));
  await insertAll(db, "monitoring_stations", ours(rows.monitoring_stations));
  await insertAll(db, "sites", ours(rows.sites));
  await insertAll(db, "contacts", ours(rows.contacts));
  await insertAll(db, "devices", ours(rows.devices));
  await insertAll(db, "counters", [
    { workspace, name: "dealer", last: seedDealers.dealerApp },
    { workspace, name: "monitoring_station", last: rows.monitoring_stations.length },
    { workspace, name: "site", last: rows.sites.length },
    { workspace, name: "contact", last: rows.contacts.length },
    { workspace, name: "device", last: rows.devices.length },
  ]);
}

type ClientId = Pick<ClientCredentials, "clientId">;

async function createClients(
  db: Database,
  { workspace, configuredSecret = newSecret }: NewWorkspace,
): Promise<Omit<Credentials, "userToken">> {
  const create = async (id: string, kind: ClientRow["kind"], name: string): Promise<ClientCredentials> => {
    // Client IDs are unique across workspaces, because a token request names nothing else.
    const clientId = workspace === "default" ? id : `${workspace}-${id}`;
    const clientSecret = configuredSecret(clientId);
    await db
      .insertInto("clients")
      .values({
        workspace,
        client_id: clientId,
        kind,
        name,
        secret_hash: hashSecret(clientSecret),
        public_key: null,
        redirect_uris: "[]",
      })
      .execute();
    return { clientId, clientSecret };
  };
  return {
    platformPartner: await create("platform-partner", "platform_partner", "Sandbox Platform"),
    dealerApp: await create("dealer-app", "dealer_app", "Sandbox Dealer App"),
  };
}
