// A partner's use of the packages and subpaths, written so that every module setting compiles it.
import { clientCredentials, importPrivateKey, type TokenSource } from "@chekt/partner-auth";
import { createPartnerClient, NotFoundError, type Site } from "@chekt/partner-client";
import { tracing } from "@chekt/partner-client/otel";
import { type Mock, startMock } from "@chekt/partner-mock";
import { encodeFilter, QueryError } from "@chekt/partner-query";
import { type Sandbox, startSandbox } from "@chekt/partner-sandbox";

export async function readSite(baseUrl: string, pem: string): Promise<Site["name"] | undefined> {
  const tokenSource: TokenSource = clientCredentials({ clientId: "my-app", privateKey: await importPrivateKey(pem) });
  const chekt = createPartnerClient({ baseUrl, tokenSource, hooks: tracing() });
  try {
    for await (const { name } of chekt.sites.each({ dealerId: 42 }, { fields: ["name"] })) return name;
  } catch (error) {
    if (QueryError.is(error)) return error.message;
    if (NotFoundError.is(error)) return error.traceId;
    throw error;
  }
  return encodeFilter("name", "a", "eq");
}

export async function startServers(): Promise<[Sandbox, Mock]> {
  return [await startSandbox(), await startMock({ port: 0 })];
}
