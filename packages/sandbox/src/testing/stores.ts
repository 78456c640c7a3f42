import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";

/** Where a test keeps its store, and how to delete it. */
export interface Place {
  readonly db: string;
  drop(): Promise<void>;
}

/** Each engine, with a function that creates a new, empty store. Tests of the store run on both. */
export const engines: readonly { readonly engine: "sqlite" | "postgres"; readonly newPlace: () => Promise<Place> }[] = [
  { engine: "sqlite", newPlace: async () => ({ db: ":memory:", drop: async () => {} }) },
  { engine: "postgres", newPlace: newDatabase },
];

/** Creates a new, empty PostgreSQL database. */
export async function newDatabase(): Promise<Place> {
  const server = inject("postgres");
  const name = `sandbox_${randomUUID().replaceAll("-", "")}`;
  await run(server, `CREATE DATABASE ${name}`);
  return { db: `${server}/${name}`, drop: () => run(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function run(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
