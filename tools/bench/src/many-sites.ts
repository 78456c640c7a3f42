import { DatabaseSync } from "node:sqlite";
import { Client } from "pg";

/** The ID of the first dealer, and of the first site. */
export const FIRST_ID = 1000;

/** The size of a store. */
export interface Size {
  readonly dealers: number;
  readonly sitesOfDealer: number;
}

/**
 * Fills a sandbox's store with dealers of the platform partner, each with the same number of sites. Consecutive sites
 * belong to different dealers, as when many dealers create sites at the same time.
 */
export async function fillWithSites(store: string, size: Size): Promise<void> {
  const statements = statementsFor(size);
  if (!store.startsWith("postgres://")) {
    const database = new DatabaseSync(store);
    database.exec(`BEGIN; ${statements.join("; ")}; COMMIT; ANALYZE`);
    database.close();
    return;
  }
  const client = new Client({ connectionString: store });
  await client.connect();
  for (const statement of [...statements, "VACUUM ANALYZE"]) await client.query(statement);
  await client.end();
}

/** This statement works on both databases. */
function statementsFor({ dealers, sitesOfDealer }: Size): string[] {
  const created = 1_735_689_600_000;
  return [
    `INSERT INTO dealers (workspace, dealer_id, company_name, created_at) ${numbers(dealers)}
      SELECT 'default', ${FIRST_ID} + n, 'Dealer ' || n, ${created} FROM number`,
    `INSERT INTO connections (workspace, client_id, dealer_id) ${numbers(dealers)}
      SELECT 'default', 'platform-partner', ${FIRST_ID} + n FROM number`,
    `INSERT INTO sites
        (workspace, dealer_id, site_id, external_site_id, name, timezone, is_activated, security_type, created_at)
      ${numbers(dealers * sitesOfDealer)}
      SELECT 'default', ${FIRST_ID} + n % ${dealers}, ${FIRST_ID} + n, 'site-' || n, 'Site ' || n, 'UTC',
        n / ${dealers} % 2, 3, ${created} + n * 1000 FROM number`,
  ];
}

function numbers(end: number): string {
  return `WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < ${end})`;
}
