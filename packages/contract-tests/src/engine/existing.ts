import { isObject, type Json, type Operation, pathParameters } from "@chekt/description";
import { serialise } from "./wire/serialise.ts";
import { Blocked } from "./finding.ts";
import type { Session } from "./session.ts";

/** How many sites are searched for a row. */
const MAX_SITES = 20;

/**
 * Returns the ID of an existing row, for a target where writing is not allowed.
 *
 * @throws Blocked if none exists.
 */
export async function findExisting(session: Session, task: string, parameter: string, token: string): Promise<Json> {
  const { description, target } = session;
  const key = description.creators.get(parameter)?.key;
  const list = description.operations.find((operation) => operation.list?.key === key);
  if (!list || key === undefined) throw new Blocked(`no list returns a ${parameter}, and writing is not allowed`);
  const dealerId = target.access.dealers.own;
  for (const path of await parents(session, task, list, dealerId, token)) {
    const [first] = await listRows(session, task, list, path, token);
    if (first) return first[key] ?? null;
  }
  throw new Blocked(`dealer ${dealerId} has no rows in ${list.id}, and writing is not allowed`);
}

async function parents(
  session: Session,
  task: string,
  list: Operation,
  dealerId: number,
  token: string,
): Promise<Record<string, Json>[]> {
  if (!pathParameters(list).some(({ name }) => name === "siteId")) return [{ dealerId }];
  const sites = await listRows(session, task, session.description.operation("listSites"), { dealerId }, token);
  return sites.slice(0, MAX_SITES).map((site) => ({ dealerId, siteId: site["site_id"] ?? null }));
}

async function listRows(
  session: Session,
  task: string,
  list: Operation,
  path: Record<string, Json>,
  token: string,
): Promise<Record<string, Json>[]> {
  const wire = serialise(list, { path, query: {}, headers: {}, body: undefined }, token);
  const { json } = await session.call(task, list, wire, { kind: "valid", statuses: [200] });
  return (Array.isArray(json) ? json : []).filter(isObject);
}
