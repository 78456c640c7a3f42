import type { DescribedOperation } from "../description/described-operation.ts";
import { checkBody, type Parameters, readParameters } from "../description/validate.ts";
import { checkListQuery } from "../lists/list-query.ts";
import { isList, listTable } from "../lists/list-table.ts";
import { checkMediaType, checkText, parseJson, readText } from "./body.ts";
import type { Exchange } from "./exchange.ts";

/**
 * The parameters of a request.
 *
 * @throws ApiError 400 that names the one that does not fit the description.
 */
export function parametersOf(exchange: Exchange, operation: DescribedOperation): Parameters {
  const { searchParams: query } = exchange.url;
  if (isList(operation.id)) checkListQuery(listTable(operation.id), query);
  for (const [name, value] of query) checkText(value, name);
  return readParameters(operation, exchange.path, query, (name) => exchange.header(name));
}

/**
 * The body of a request that is JSON; undefined where the operation takes none.
 *
 * @throws ApiError 400 when it does not fit the description.
 */
export async function bodyOf(exchange: Exchange, operation: DescribedOperation): Promise<unknown> {
  if (operation.body === null) return undefined;
  checkMediaType(operation.body, exchange.header("content-type") ?? null);
  exchange.requestBody = await readText(exchange.request);
  const body = parseJson(exchange.requestBody);
  checkBody(operation.id, body);
  return body;
}
