import {
  createPartnerClient,
  type PartnerClient,
  type RateLimitState,
  type RateLimitStore,
} from "@chekt/partner-client";
import { type Sandbox, startSandbox } from "@chekt/partner-sandbox";
import { VirtualClock } from "@chekt/testing";
import { afterEach, expect, it } from "vitest";

const SITES = 500;
const MINUTE = 60_000;

let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.close());

interface Run {
  /** The requests to the API that were accepted, and those that were over the limit. */
  readonly accepted: number;
  readonly refused: number;
  /** The accepted requests, as a part of those that the limit of 60 a minute allows. */
  readonly share: number;
}

/**
 * Runs work with clients of a sandbox that accepts 60 requests a minute and 5 a second. Time is virtual: it passes only
 * while nothing is under way, for the clients and the sandbox alike.
 */
async function runLimited(
  stores: readonly (RateLimitStore | undefined)[],
  work: (clients: readonly PartnerClient[]) => Promise<unknown>,
): Promise<Run> {
  const clock = new VirtualClock();
  const running = await startSandbox({ seed: "empty", rateLimit: "60/min,5/s", tokenTtl: 86_400 });
  sandbox = running;
  let underway = 0;
  const statuses: number[] = [];
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    underway++;
    try {
      await running.clock.stop(new Date(clock.now()));
      const response = await fetch(url, init);
      if (url.includes("/partner/v1/")) statuses.push(response.status);
      return response;
    } finally {
      underway--;
    }
  };
  const clients = stores.map((store) =>
    createPartnerClient({
      baseUrl: running.url,
      ...running.credentials.platformPartner,
      clock,
      fetch: send,
      rateLimit: { store },
    }),
  );
  const start = clock.now();
  await clock.run(work(clients), () => underway === 0);
  const refused = statuses.filter((status) => status === 429).length;
  const accepted = statuses.length - refused;
  return { accepted, refused, share: accepted / (60 * ((clock.now() - start) / MINUTE)) };
}

/** Calls a client for each number, in turn. */
const spread = (
  clients: readonly PartnerClient[],
  call: (client: PartnerClient, index: number) => Promise<unknown>,
): Promise<unknown> =>
  Promise.all(
    Array.from({ length: SITES }, async (_, index) => {
      const client = clients[index % clients.length];
      if (client) await call(client, index);
    }),
  );

const ensureSites = (clients: readonly PartnerClient[]): Promise<unknown> =>
  spread(clients, ({ sites }, index) =>
    sites.ensure({ dealerId: 42 }, { external_site_id: `s-${index}`, name: `Site ${index}`, timezone: "UTC" }),
  );

/** Creates one device at a site in each bulk request. */
const createDevices = (clients: readonly PartnerClient[]): Promise<unknown> =>
  spread(clients, async ({ sites, devices }, index) => {
    const { site_id: siteId } = await sites.create(
      { dealerId: 42 },
      { external_site_id: `s-${index}`, name: `Site ${index}`, timezone: "UTC" },
      { priority: "low" },
    );
    const outcome = await devices.create({ dealerId: 42, siteId }, [
      { external_device_id: "camera", device_type: "camera", zone_number: "001" },
    ]);
    outcome.orThrow();
  });

function sharedStore(): RateLimitStore {
  let state: RateLimitState | undefined;
  return { update: (change) => (state = change(state)) };
}

it.each([
  { what: `ensures ${SITES} sites`, work: ensureSites, processes: 1 },
  { what: `ensures ${SITES} sites`, work: ensureSites, processes: 2 },
  { what: `creates the devices of ${SITES} sites in bulk`, work: createDevices, processes: 1 },
  { what: `creates the devices of ${SITES} sites in bulk`, work: createDevices, processes: 2 },
])(
  "$what with $processes clients at nine tenths of a rate limit or more, and no call fails",
  async ({ what, work, processes }) => {
    const store = processes === 1 ? undefined : sharedStore();
    const { accepted, refused, share } = await runLimited(
      Array.from({ length: processes }, () => store),
      work,
    );
    process.stdout.write(
      `  ${what}, ${processes} clients: ${accepted} requests, ${refused} over the limit, ${Math.round(share * 100)} % of the rate\n`,
    );
    expect(accepted).toBe(2 * SITES);
    expect(refused).toBeLessThanOrEqual(SITES / 100);
    expect(share).toBeGreaterThanOrEqual(0.9);
  },
);

it(`sends ${SITES} single calls at once, and none fails although most are over the limit at first`, async () => {
  const { accepted, refused, share } = await runLimited([undefined], (clients) =>
    spread(clients, ({ dealers }) => dealers.get({ dealerId: 42 })),
  );
  process.stdout.write(`  single calls: ${refused} over the limit, ${Math.round(share * 100)} % of the rate\n`);
  expect(accepted).toBe(SITES);
  expect(share).toBeGreaterThanOrEqual(0.9);
});

it("lets single calls pass before bulk work", async () => {
  const order: string[] = [];
  await runLimited([undefined], async ([client]) => {
    if (!client) return;
    const bulk = spread([client], async ({ sites }, index) => {
      await sites.ensure({ dealerId: 42 }, { external_site_id: `s-${index}`, name: "Site", timezone: "UTC" });
      order.push("bulk");
    });
    await client.dealers.get({ dealerId: 42 });
    await client.dealers.get({ dealerId: 42 });
    order.push("single");
    await bulk;
  });
  expect(order.indexOf("single")).toBeLessThan(10);
});
