import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import type { Mock, MockOptions } from "./mock.ts";
import { serve } from "./server.ts";

export type { Mock, MockOptions, RequestSummary } from "./mock.ts";

/**
 * Starts a mock of the CHeKT Partner API: Prism on the API's OpenAPI description.
 *
 * @returns the mock when it is listening.
 * @throws the error of `node:net` if the address cannot be used, such as `EADDRINUSE`.
 *
 * @example
 * ```ts
 * import { startMock } from "@chekt/partner-mock";
 *
 * const mock = await startMock({ port: 0 });
 * const response = await fetch(`${mock.url}/partner/v1/dealers/42/sites`, { headers: { authorization: "Bearer demo" } });
 * console.log(response.status); // 200
 * await mock.close();
 * ```
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  return serve(await readDescription(), options);
}

async function readDescription(): Promise<object> {
  const file = createRequire(import.meta.url).resolve("@chekt/partner-spec/openapi.json");
  const document: object = JSON.parse(await readFile(file, "utf8"));
  return document;
}
