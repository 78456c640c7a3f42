import { readFileSync } from "node:fs";

/** A request to an operation. */
export interface OperationRequest {
  readonly id: string;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly body?: string;
}

type Examples = Readonly<Record<string, { readonly value?: unknown; readonly $ref?: string }>>;

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly examples?: Examples }>> };
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly examples?: Readonly<Record<string, { readonly value: unknown }>> };
}

/** What stands for the parameters of a path. */
const ids: Readonly<Record<string, string>> = {
  dealerId: "42",
  siteId: "1",
  monitoringStationId: "1",
  contactId: "1",
  deviceId: "1",
  verificationId: "550e8400-e29b-41d4-a716-446655440000",
};

/** Queries on the list of sites, one of each kind. */
const queries = [
  "",
  "?fields=site_id,name,created_at&sort=name&dir=desc&limit=5&offset=1",
  "?filter=name,%5EGang,regex&filter=is_activated,1",
  "?filter=site_id,3,gt&filter=site_id,9,lte&filter=site_id,5,neq&filter=site_id,6,neq",
  "?filter=sites.name,Gangnam,%20Seoul,eq&filter=created_at,2024-03-27T12:34:56Z,gte",
  `?filter=name,${encodeURIComponent('it\'s "1" `${x}` \\ 본사')},eq`,
  // The client has no way to say these by its own method, and says them by the path.
  "?filter=name,a,eq&filter=name,b,eq",
];

/** A request to each operation of the API that the client calls, with the body of the description's first example. */
export function requestsToAll(): OperationRequest[] {
  const file = new URL(import.meta.resolve("@chekt/partner-spec/openapi.json"));
  const description: Description = JSON.parse(readFileSync(file, "utf8"));
  return Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, { operationId }]) => operationId !== undefined && operationId !== "createToken")
      .flatMap(([method, { operationId: id, requestBody }]) => {
        const url = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? "");
        const [content] = Object.values(requestBody?.content ?? {});
        const [example] = Object.values(content?.examples ?? {});
        const body = example && JSON.stringify(valueOf(description, example));
        return (id === "listSites" ? queries : [""]).map((query) => ({
          id,
          method: method.toUpperCase(),
          url: `${url}${query}`,
          ...(body !== undefined && { body }),
        }));
      }),
  );
}

function valueOf({ components }: Description, { value, $ref = "" }: Examples[string]): unknown {
  return value ?? components.examples?.[$ref.replace("#/components/examples/", "")]?.value;
}
