import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * The schema's history. Never change a released migration; add a new one.
 *
 * The SQL behaves the same in both engines: strings are compared by code point (`COLLATE "C"` in PostgreSQL, the default
 * in SQLite), and timestamps and IDs are 64-bit integers.
 */
export function migrationsFor(engine: "sqlite" | "postgres"): Record<string, Migration> {
  const text = engine === "postgres" ? sql.raw('text COLLATE "C"') : sql.raw("text");
  const integer = engine === "postgres" ? sql.raw("bigint") : sql.raw("integer");
  // Stores rows in the order of their key, so that a page of a list is one contiguous read.
  const byKey = engine === "sqlite" ? sql.raw("WITHOUT ROWID") : sql.raw("");
  // Lists sort nulls first, which is the default of SQLite only.
  const nullsFirst = engine === "postgres" ? sql.raw("NULLS FIRST") : sql.raw("");

  return {
    "001-first": {
      async up(db: Kysely<never>): Promise<void> {
        const statements = [
          sql`CREATE TABLE workspaces (
            workspace ${text} PRIMARY KEY,
            clock_offset ${integer} NOT NULL, clock_stands ${integer} NOT NULL,
            fault_count ${integer} NOT NULL, created_at ${integer} NOT NULL
          ) ${byKey}`,
          sql`CREATE TABLE counters (
            workspace ${text} NOT NULL, name ${text} NOT NULL, last ${integer} NOT NULL,
            PRIMARY KEY (workspace, name),
            FOREIGN KEY (workspace) REFERENCES workspaces ON DELETE CASCADE
          ) ${byKey}`,
          sql`CREATE TABLE clients (
            client_id ${text} PRIMARY KEY, workspace ${text} NOT NULL,
            kind ${text} NOT NULL, name ${text} NOT NULL,
            secret_hash ${text}, public_key ${text}, redirect_uris ${text} NOT NULL,
            FOREIGN KEY (workspace) REFERENCES workspaces ON DELETE CASCADE
          ) ${byKey}`,
          sql`CREATE INDEX clients_of_workspace ON clients (workspace)`,
          sql`CREATE TABLE tokens (
            token_hash ${text} PRIMARY KEY, workspace ${text} NOT NULL, client_id ${text} NOT NULL,
            user_dealer_id ${integer}, expires_at ${integer} NOT NULL, is_revoked ${integer} NOT NULL,
            FOREIGN KEY (client_id) REFERENCES clients ON DELETE CASCADE
          ) ${byKey}`,
          sql`CREATE INDEX tokens_of_workspace ON tokens (workspace, client_id)`,
          sql`CREATE INDEX tokens_of_client ON tokens (client_id, expires_at)`,
          sql`CREATE TABLE grants (
            grant_hash ${text} PRIMARY KEY, workspace ${text} NOT NULL, kind ${text} NOT NULL,
            client_id ${text} NOT NULL, user_dealer_id ${integer} NOT NULL,
            redirect_uri ${text}, code_challenge ${text}, expires_at ${integer} NOT NULL,
            FOREIGN KEY (client_id) REFERENCES clients ON DELETE CASCADE
          ) ${byKey}`,
          sql`CREATE INDEX grants_of_workspace ON grants (workspace)`,
          sql`CREATE INDEX grants_of_client ON grants (client_id, expires_at)`,
          sql`CREATE TABLE dealers (
            workspace ${text} NOT NULL, dealer_id ${integer} NOT NULL,
            company_name ${text} NOT NULL, company_address1 ${text}, company_address2 ${text},
            company_email ${text}, company_phone_number ${text}, created_at ${integer} NOT NULL,
            PRIMARY KEY (workspace, dealer_id),
            FOREIGN KEY (workspace) REFERENCES workspaces ON DELETE CASCADE
          ) ${byKey}`,
          sql`CREATE TABLE connections (
            workspace ${text} NOT NULL, client_id ${text} NOT NULL, dealer_id ${integer} NOT NULL,
            external_dealer_id ${text},
            PRIMARY KEY (workspace, client_id, dealer_id),
            FOREIGN KEY (client_id) REFERENCES clients ON DELETE CASCADE,
            FOREIGN KEY (workspace, dealer_id) REFERENCES dealers ON DELETE CASCADE
          ) ${byKey}`,
          sql`CREATE UNIQUE INDEX connections_by_external_id ON connections (workspace, client_id, external_dealer_id)`,
          sql`CREATE INDEX connections_of_dealer ON connections (workspace, dealer_id)`,
          sql`CREATE TABLE monitoring_stations (
            workspace ${text} NOT NULL, dealer_id ${integer} NOT NULL, monitoring_station_id ${integer} NOT NULL,
            external_monitoring_station_id ${text} NOT NULL, name ${text} NOT NULL,
            prefix ${text}, linecard ${text}, created_at ${integer} NOT NULL,
            PRIMARY KEY (workspace, dealer_id, monitoring_station_id),
            FOREIGN KEY (workspace, dealer_id) REFERENCES dealers ON DELETE CASCADE
          ) ${byKey}`,
          sql`CREATE UNIQUE INDEX monitoring_stations_by_external_id
            ON monitoring_stations (workspace, dealer_id, external_monitoring_station_id)`,
          sql`CREATE TABLE sites (
            workspace ${text} NOT NULL, dealer_id ${integer} NOT NULL, site_id ${integer} NOT NULL,
            external_site_id ${text} NOT NULL, name ${text} NOT NULL, monitoring_station_id ${integer},
            account_number ${text}, address1 ${text}, address2 ${text}, timezone ${text} NOT NULL,
            is_activated ${integer} NOT NULL, security_type ${integer} NOT NULL, created_at ${integer} NOT NULL,
            PRIMARY KEY (workspace, dealer_id, site_id),
            FOREIGN KEY (workspace, dealer_id) REFERENCES dealers ON DELETE CASCADE
          ) ${byKey}`,
          sql`CREATE UNIQUE INDEX sites_by_external_id ON sites (workspace, dealer_id, external_site_id)`,
          ...["name", "timezone", "is_activated", "created_at"].map(
            (column) =>
              sql`CREATE INDEX ${sql.ref(`sites_by_${column}`)} ON sites (workspace, dealer_id, ${sql.ref(column)}, site_id)`,
          ),
          ...["monitoring_station_id", "account_number"].map(
            (column) =>
              sql`CREATE INDEX ${sql.ref(`sites_by_${column}`)}
                ON sites (workspace, dealer_id, ${sql.ref(column)} ${nullsFirst}, site_id)`,
          ),
          sql`CREATE TABLE contacts (
            workspace ${text} NOT NULL, dealer_id ${integer} NOT NULL, site_id ${integer} NOT NULL,
            contact_id ${integer} NOT NULL, external_contact_id ${text} NOT NULL,
            first_name ${text} NOT NULL, last_name ${text} NOT NULL, phone_number ${text}, email ${text},
            created_at ${integer} NOT NULL,
            PRIMARY KEY (workspace, dealer_id, site_id, contact_id),
            FOREIGN KEY (workspace, dealer_id, site_id) REFERENCES sites ON DELETE CASCADE
          ) ${byKey}`,
          sql`CREATE UNIQUE INDEX contacts_by_external_id
            ON contacts (workspace, dealer_id, site_id, external_contact_id)`,
          sql`CREATE TABLE devices (
            workspace ${text} NOT NULL, dealer_id ${integer} NOT NULL, site_id ${integer} NOT NULL,
            device_id ${integer} NOT NULL, external_device_id ${text} NOT NULL, device_type ${text} NOT NULL,
            name ${text}, zone_number ${text} NOT NULL, additional_zone_numbers ${text}, mac ${text},
            manufacturer ${text}, model ${text}, serial_number ${text}, registered_by_partner ${text},
            created_at ${integer} NOT NULL, updated_at ${integer} NOT NULL,
            PRIMARY KEY (workspace, dealer_id, site_id, device_id),
            FOREIGN KEY (workspace, dealer_id, site_id) REFERENCES sites ON DELETE CASCADE
          ) ${byKey}`,
          sql`CREATE UNIQUE INDEX devices_by_external_id
            ON devices (workspace, dealer_id, site_id, external_device_id)`,
          sql`CREATE TABLE verifications (
            workspace ${text} NOT NULL, dealer_id ${integer} NOT NULL, site_id ${integer} NOT NULL,
            verification_id ${text} NOT NULL, expires_at ${integer} NOT NULL, answer_id ${integer},
            contact_id ${integer}, action ${text}, responded_at ${text},
            PRIMARY KEY (workspace, dealer_id, site_id, verification_id),
            FOREIGN KEY (workspace, dealer_id, site_id) REFERENCES sites ON DELETE CASCADE
          ) ${byKey}`,
          sql`CREATE TABLE faults (
            workspace ${text} NOT NULL, fault_id ${integer} NOT NULL,
            operation ${text} NOT NULL, rule ${text} NOT NULL,
            hits ${integer} NOT NULL, strikes ${integer} NOT NULL,
            PRIMARY KEY (workspace, fault_id),
            FOREIGN KEY (workspace) REFERENCES workspaces ON DELETE CASCADE
          ) ${byKey}`,
          sql`CREATE TABLE snapshots (
            workspace ${text} NOT NULL, name ${text} NOT NULL, data ${text} NOT NULL, created_at ${integer} NOT NULL,
            PRIMARY KEY (workspace, name),
            FOREIGN KEY (workspace) REFERENCES workspaces ON DELETE CASCADE
          )`,
        ];
        for (const statement of statements) await statement.execute(db);
      },
    },
    "002-behavior": {
      async up(db: Kysely<never>): Promise<void> {
        const statements = [
          sql`ALTER TABLE workspaces ADD COLUMN rate_limit ${text}`,
          sql`ALTER TABLE workspaces ADD COLUMN error_format ${text}`,
          sql`CREATE TABLE idempotency_keys (
            workspace ${text} NOT NULL, client_id ${text} NOT NULL,
            endpoint ${text} NOT NULL, idempotency_key ${text} NOT NULL,
            request_hash ${text} NOT NULL, status ${integer}, body ${text}, created_at ${integer} NOT NULL,
            PRIMARY KEY (workspace, client_id, endpoint, idempotency_key),
            FOREIGN KEY (workspace) REFERENCES workspaces ON DELETE CASCADE
          )`,
          sql`CREATE INDEX idempotency_keys_by_age ON idempotency_keys (workspace, created_at)`,
        ];
        for (const statement of statements) await statement.execute(db);
      },
    },
    "003-scopes": {
      async up(db: Kysely<never>): Promise<void> {
        const statements = [
          sql`ALTER TABLE workspaces ADD COLUMN granted_scopes ${text}`,
          sql`ALTER TABLE tokens ADD COLUMN scope ${text}`,
          sql`ALTER TABLE grants ADD COLUMN scope ${text}`,
        ];
        for (const statement of statements) await statement.execute(db);
      },
    },
    "005-token-families": {
      async up(db: Kysely<never>): Promise<void> {
        const statements = [
          sql`ALTER TABLE tokens ADD COLUMN family ${text}`,
          sql`ALTER TABLE grants ADD COLUMN family ${text}`,
          sql`ALTER TABLE grants ADD COLUMN used_at ${integer}`,
          sql`CREATE INDEX tokens_of_family ON tokens (family)`,
          sql`CREATE INDEX grants_of_family ON grants (family)`,
          sql`CREATE TABLE assertions (
            client_id ${text} NOT NULL, jti_hash ${text} NOT NULL, expires_at ${integer} NOT NULL,
            PRIMARY KEY (client_id, jti_hash),
            FOREIGN KEY (client_id) REFERENCES clients ON DELETE CASCADE
          ) ${byKey}`,
        ];
        for (const statement of statements) await statement.execute(db);
      },
    },
    "004-write-checks": {
      async up(db: Kysely<never>): Promise<void> {
        await sql`CREATE TABLE write_checks (data ${text} NOT NULL)`.execute(db);
      },
    },
  };
}
