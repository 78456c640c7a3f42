import {
  type Creator,
  type Description,
  objectAt,
  type Operation,
  pathParameters,
  stringAt,
  toObject,
} from "@chekt/description";
import type { Collection, CollectionRequest, Folder, Variable } from "./model.ts";
import { createRequest, withRequiredProperties } from "./request.ts";
import { sandboxRequests } from "./sandbox-requests.ts";
import { listPlaceholders } from "./template.ts";

/** The order of verbs in a folder. The empty one is the place of all others. */
const VERBS: readonly string[] = ["connect", "create", "list", "get", "update", "", "delete", "disconnect"];

/**
 * Puts a request to each operation in an order in which all succeed: by resource, and within a resource from creating to
 * deleting. A folder begins with requests that create what it needs of other resources, and ends with deleting that.
 *
 * @throws Error if an operation has no tag, or an example does not fit the description.
 */
export function createCollection(description: Description): Collection {
  const { document, operations } = description;
  const tags = Array.isArray(document["tags"]) ? document["tags"].map(toObject) : [];
  const untagged = operations.find(({ tags: [tag] }) => !tags.some(({ name }) => name === tag));
  if (untagged) throw new Error(`${untagged.id} has no tag of the description, so it belongs to no folder.`);
  const folders = tags.map((tag) => {
    const name = stringAt(tag, "name");
    const own = operations.filter(({ tags: [first] }) => first === name);
    return {
      name,
      slug: name.toLowerCase().replaceAll(" ", "-"),
      description: stringAt(tag, "description").trim(),
      requests: addSetUp(description, listRequests(description, own)),
    };
  });
  const info = objectAt(document, "info");
  return {
    name: stringAt(info, "title"),
    description: stringAt(info, "summary").trim(),
    folders,
    variables: listVariables(description, folders),
  };
}

function listRequests(description: Description, operations: readonly Operation[]): CollectionRequest[] {
  return operations
    .toSorted((one, other) => rank(one) - rank(other))
    .flatMap((operation) => {
      const before = sandboxRequests.get(operation.id);
      return [...(before ? [before] : []), createRequest(description, operation)];
    });
}

/** The place of an operation in its folder, by the verb of its ID. */
function rank({ id }: Operation): number {
  const verb = id.replace(/[A-Z].*/, "");
  const place = VERBS.indexOf(verb);
  return place === -1 ? VERBS.indexOf("") : place;
}

/** Adds requests that create what the requests of a folder need, and that delete it. */
function addSetUp(description: Description, requests: readonly CollectionRequest[]): CollectionRequest[] {
  const setUps: CollectionRequest[] = [];
  const created: Creator[] = [];
  const provide = (request: CollectionRequest): void => {
    for (const variable of listUsed(request)) {
      const isSet = [...setUps, ...requests].some(({ captures }) =>
        captures.some((capture) => capture.variable === variable),
      );
      const creator = [...description.creators.values()].find(({ key }) => key === variable);
      // The dealer is part of the environment.
      if (isSet || !creator || creator.operation === "connectDealer") continue;
      const operation = description.operation(creator.operation);
      const full = createRequest(description, operation);
      const setUp = withRequiredProperties(description, operation, full);
      provide(setUp);
      setUps.push(prefix("Set up", setUp));
      created.push(creator);
    }
  };
  for (const request of requests) provide(request);
  const cleanUps = created
    .filter((creator) => !hasParent(description, creator, created))
    .toReversed()
    .map((creator) => prefix("Clean up", createRequest(description, findDeletion(description, creator))));
  return [...setUps, ...requests, ...cleanUps];
}

function prefix(text: string, request: CollectionRequest): CollectionRequest {
  const { name } = request;
  return { ...request, name: `${text}: ${name.charAt(0).toLowerCase()}${name.slice(1)}` };
}

/** Whether something is part of something else that is deleted. */
function hasParent(description: Description, { operation }: Creator, created: readonly Creator[]): boolean {
  const parents = new Set(pathParameters(description.operation(operation)).map(({ name }) => name));
  return created.some(({ parameter }) => parents.has(parameter));
}

function findDeletion({ operations }: Description, { parameter }: Creator): Operation {
  const found = operations.find(({ method, path }) => method === "DELETE" && path.endsWith(`{${parameter}}`));
  if (!found) throw new Error(`No operation deletes what the path parameter ${parameter} names.`);
  return found;
}

/** The variables that a request sends, in order. */
function listUsed({ pathParameters: parameters, body }: CollectionRequest): string[] {
  const inBody = body ? listPlaceholders(body.content) : [];
  return [
    ...parameters.map(({ variable }) => variable),
    ...inBody.flatMap(({ source }) => (source === "unique" ? [] : [source.variable])),
  ];
}

function listVariables(description: Description, folders: readonly Folder[]): Variable[] {
  const setBy = new Map<string, string>();
  for (const { operation, isSandboxOnly, name, captures } of folders.flatMap(({ requests }) => requests)) {
    // Without the prefix of a set-up request.
    const request = isSandboxOnly ? name : description.operation(operation).summary;
    for (const { variable } of captures) setBy.set(variable, request);
  }
  return [...setBy].map(([name, request]) => ({ name, setBy: request }));
}
