import type { DescribedOperation } from "../description/described-operation.ts";
import { checkBody, isBulk, type Parameters, readParameters } from "../description/validate.ts";
import type { Condition } from "../lists/filter.ts";
import { checkListQuery } from "../lists/list-query.ts";
import { isList, listTable } from "../lists/list-table.ts";
import { checkBodyTexts, checkMediaType, checkText, parseJson } from "./body.ts";
import type { Exchange } from "./exchange.ts";

/** What a request contains besides its body. */
export interface RequestParameters {
  readonly parameters: Parameters;
  /** The filters of a list, parsed. Empty for other operations. */
  readonly conditions: readonly Condition[];
}

/**
 * Reads the parameters of a request.
 *
 * @throws ApiError 400 that names the parameter that does not match the description.
 */
export function readRequestParameters(exchange: Exchange, operation: DescribedOperation): RequestParameters {
  const { searchParams: query } = exchange.url;
  // Checked before the schemas, which know only patterns, so that messages can name columns and operators.
  const conditions = isList(operation.id) ? checkListQuery(listTable(operation.id), query) : [];
  for (const [name, value] of query) checkText(value, name);
  const parameters = readParameters(operation, exchange.path, query, (name) => exchange.header(name));
  return { parameters, conditions };
}

/**
 * Reads the body of a request as text, or undefined if the operation takes none.
 *
 * @throws ApiError 400 if it has another media type, or is too large.
 */
export async function readBodyText(exchange: Exchange, { body }: DescribedOperation): Promise<string | undefined> {
  if (body === null) return undefined;
  checkMediaType(body, exchange.header("content-type") ?? null);
  return exchange.readText();
}

/**
 * Parses the JSON body of a request. The items of a bulk operation may be invalid.
 *
 * @throws ApiError 400 if it does not match the description.
 */
export function parseBody({ id }: DescribedOperation, text: string): unknown {
  const body = parseJson(text);
  checkBody(id, body);
  // Of a bulk operation, only the items contain strings.
  if (!isBulk(id)) checkBodyTexts(text, body);
  return body;
}
