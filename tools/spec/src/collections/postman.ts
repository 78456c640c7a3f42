import { STATUS_CODES } from "node:http";
import type { GeneratedFile } from "../codegen/output.ts";
import type { Environment } from "./environments.ts";
import type { Capture, Collection, CollectionRequest, Field, Folder, RequestBody } from "./model.ts";
import { describeCollection, describeRequest, REGENERATE } from "./prose.ts";
import { type Placeholder, type Template, writeForm, writeJson, writePath } from "./template.ts";

/** With the same ID, Postman offers to replace a collection that was imported before. */
const COLLECTION_ID = "7d9d7cb6-7f3c-4a4e-9b53-2f0c5b1f8a10";

/** The files of Postman: a collection in the format 2.1, and an environment for each server. */
export function renderPostman(collection: Collection, environments: readonly Environment[]): GeneratedFile[] {
  return [
    { name: "chekt-partner-api.postman_collection.json", text: toText(renderCollection(collection)) },
    ...environments.map((environment) => ({
      name: `${environment.name}.postman_environment.json`,
      text: toText(renderEnvironment(environment)),
    })),
  ];
}

function toText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function renderCollection(collection: Collection): object {
  return {
    info: {
      _postman_id: COLLECTION_ID,
      name: collection.name,
      description: `${describeCollection(collection)}\n\n${REGENERATE}`,
      schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
    },
    auth: bearer("access_token"),
    item: collection.folders.map(renderFolder),
    variable: collection.variables.map(({ name, setBy }) => ({
      key: name,
      value: "",
      description: `Set by the request “${setBy}”.`,
    })),
  };
}

function renderEnvironment({ name, variables }: Environment): object {
  return {
    name: `CHeKT Partner API: ${name}`,
    // An empty variable, even a disabled one, would hide the variable of the collection.
    values: variables
      .filter(({ isRequired }) => isRequired)
      .map((variable) => ({
        key: variable.name,
        value: variable.value,
        type: variable.isSecret ? "secret" : "default",
        enabled: true,
      })),
    _postman_variable_scope: "environment",
  };
}

function renderFolder({ name, description, requests }: Folder): object {
  return { name, description, item: requests.map(renderItem) };
}

function renderItem(request: CollectionRequest): object {
  return {
    name: request.name,
    event: renderEvents(request),
    request: renderRequest(request, request.body?.content),
    response: renderResponses(request),
  };
}

function renderRequest(request: CollectionRequest, content: Template | undefined): object {
  const { method, headers, body, token } = request;
  return {
    method,
    // All other requests inherit the authorization of the collection.
    ...(token !== "access_token" && { auth: token ? userToken() : { type: "noauth" } }),
    header: [
      ...(body?.mediaType === "application/json" ? [{ key: "Content-Type", value: body.mediaType }] : []),
      ...headers.map(renderField),
    ],
    ...(body && content !== undefined && { body: renderBody(body, content) }),
    url: renderUrl(request),
    description: describeRequest(request),
  };
}

function renderUrl({ path, pathParameters, query }: CollectionRequest): object {
  const segments = path
    .slice(1)
    .split("/")
    .map((segment) => segment.replace(/^\{(.+)\}$/, ":$1"));
  const sent = query.filter(({ isEnabled }) => isEnabled).map(({ name, value }) => `${name}=${value}`);
  return {
    raw: `{{base_url}}/${segments.join("/")}${sent.length > 0 ? `?${sent.join("&")}` : ""}`,
    host: ["{{base_url}}"],
    path: segments,
    ...(query.length > 0 && { query: query.map(renderField) }),
    ...(pathParameters.length > 0 && {
      variable: pathParameters.map(({ name, variable, description }) => ({
        key: name,
        value: `{{${variable}}}`,
        description,
      })),
    }),
  };
}

function renderField({ name, value, description, isEnabled }: Field): object {
  return { key: name, value, description, ...(!isEnabled && { disabled: true }) };
}

function renderBody({ mediaType }: RequestBody, content: Template): object {
  if (mediaType !== "application/json") {
    return {
      mode: "urlencoded",
      urlencoded: writeForm(content, show).map(({ name, value }) => ({ key: name, value, type: "text" })),
    };
  }
  return { mode: "raw", raw: writeJson(content, show), options: { raw: { language: "json" } } };
}

function show({ source }: Placeholder): string {
  return source === "unique" ? "{{$guid}}" : `{{${source.variable}}}`;
}

function bearer(variable: string): object {
  return { type: "bearer", bearer: [{ key: "token", value: `{{${variable}}}`, type: "string" }] };
}

/** Postman's own OAuth 2.0 helper. Until it has fetched a token, it sends the one of the variable. */
function userToken(): object {
  const settings = {
    accessToken: "{{user_token}}",
    tokenName: "CHeKT user token",
    grant_type: "authorization_code_with_pkce",
    authUrl: "{{base_url}}/oauth/authorize",
    accessTokenUrl: "{{base_url}}/oauth/token",
    clientId: "{{client_id}}",
    clientSecret: "{{client_secret}}",
    // The app reads the code when its own window is redirected, so nothing has to listen there.
    redirect_uri: "http://localhost/callback",
    challengeAlgorithm: "S256",
    client_authentication: "body",
    addTokenTo: "header",
  };
  return { type: "oauth2", oauth2: Object.entries(settings).map(([key, value]) => ({ key, value, type: "string" })) };
}

function renderEvents({ status, isBulk, isSandboxOnly, captures }: CollectionRequest): object[] {
  const test = [
    `pm.test("The status is ${status}", () => pm.response.to.have.status(${status}));`,
    ...(isBulk ? ['pm.test("No item fails", () => pm.expect(pm.response.json().failure_count).to.equal(0));'] : []),
    ...(captures.length > 0
      ? [`if (pm.response.code === ${status}) {`, ...captures.map((capture) => `  ${renderCapture(capture)}`), "}"]
      : []),
  ];
  const skip = 'if (!pm.environment.get("sandbox_workspace")) pm.execution.skipRequest();';
  return [
    ...(isSandboxOnly ? [{ listen: "prerequest", script: { type: "text/javascript", exec: [skip] } }] : []),
    { listen: "test", script: { type: "text/javascript", exec: test } },
  ];
}

/** Variables of the environment take precedence over those of the collection, so a fallback needs no condition. */
function renderCapture({ variable, path }: Capture): string {
  return `pm.collectionVariables.set("${variable}", pm.response.json()${writePath(path)});`;
}

function renderResponses(request: CollectionRequest): object[] {
  const { example, status } = request;
  if (!example) return [];
  const { name, response } = example;
  return [
    {
      name,
      originalRequest: renderRequest({ ...request, description: "", captures: [] }, example.request),
      status: STATUS_CODES[status],
      code: status,
      ...(response === undefined
        ? { header: [], body: "" }
        : {
            _postman_previewlanguage: "json",
            header: [{ key: "Content-Type", value: "application/json" }],
            body: JSON.stringify(response, null, 2),
          }),
    },
  ];
}
