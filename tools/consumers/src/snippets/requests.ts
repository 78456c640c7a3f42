import { readDescription } from "@chekt/description";

/** A request to an operation. */
export interface OperationRequest {
  readonly id: string;
  readonly method: string;
  /** The path and the query. */
  readonly url: string;
  readonly body?: string;
}

/** The values of path parameters. */
const ids: Readonly<Record<string, string>> = {
  dealerId: "42",
  siteId: "1",
  monitoringStationId: "1",
  contactId: "1",
  deviceId: "1",
  verificationId: "550e8400-e29b-41d4-a716-446655440000",
};

/** One query of each kind on the list of sites. */
const queries = [
  "",
  "?fields=site_id,name,created_at&sort=name&dir=desc&limit=5&offset=1",
  "?filter=name,%5EGang,regex&filter=is_activated,1",
  "?filter=site_id,3,gt&filter=site_id,9,lte&filter=site_id,5,neq&filter=site_id,6,neq",
  "?filter=sites.name,Gangnam,%20Seoul,eq&filter=created_at,2024-03-27T12:34:56Z,gte",
  `?filter=name,${encodeURIComponent('it\'s "1" `${x}` \\ 본사')},eq`,
  // Requests that no client method can express. The client sends them by path.
  "?filter=name,a,eq&filter=name,b,eq",
];

/** One request for each operation of the client. Its body is the first example in the description. */
export function listRequests(): OperationRequest[] {
  return readDescription()
    .operations.filter(({ id }) => id !== "createToken")
    .flatMap(({ id, method, path, body }) => {
      const url = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? "");
      const [example] = body?.examples ?? [];
      return (id === "listSites" ? queries : [""]).map((query) => ({
        id,
        method,
        url: `${url}${query}`,
        ...(example && { body: JSON.stringify(example.value) }),
      }));
    });
}
