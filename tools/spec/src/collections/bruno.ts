import { STATUS_CODES } from "node:http";
import {
  type BruBody,
  type BruEntry,
  type BruExample,
  type BruFile,
  type BruParameter,
  envJsonToBruV2,
  jsonToBruV2,
  jsonToCollectionBru,
} from "@usebruno/lang";
import type { GeneratedFile } from "../codegen/output.ts";
import type { Environment } from "./environments.ts";
import type { Capture, Collection, CollectionRequest, Field, Folder, RequestBody } from "./model.ts";
import { describeCollection, describeRequest, REGENERATE } from "./prose.ts";
import { type Placeholder, type Template, writeForm, writeJson, writePath } from "./template.ts";

/** The folder that Bruno opens as a collection, written by the library that Bruno itself saves with. */
export function renderBruno(collection: Collection, environments: readonly Environment[]): GeneratedFile[] {
  const settings = { version: "1", name: collection.name, type: "collection", ignore: ["node_modules", ".git"] };
  const auth = { mode: "bearer", bearer: { token: "{{access_token}}" } };
  return [
    { name: "bruno.json", text: `${JSON.stringify(settings, null, 2)}\n` },
    {
      name: "collection.bru",
      text: jsonToCollectionBru({
        meta: { name: collection.name },
        auth,
        docs: `${describeCollection(collection)}\n\n${REGENERATE}`,
      }),
    },
    ...environments.map(({ name, variables }) => ({
      name: `environments/${name}.bru`,
      text: envJsonToBruV2({
        variables: variables.map((variable) => ({
          name: variable.name,
          value: variable.value,
          enabled: variable.isRequired,
          secret: variable.isSecret,
        })),
      }),
    })),
    ...collection.folders.flatMap(renderFolder),
  ];
}

function renderFolder({ name, description, requests }: Folder, index: number): GeneratedFile[] {
  const meta = { name, seq: index + 1 };
  return [
    {
      name: `${name}/folder.bru`,
      text: jsonToCollectionBru({ meta, auth: { mode: "inherit" }, docs: description }),
    },
    ...requests.map((request, place) => ({
      name: `${name}/${fileName(request.name)}.bru`,
      text: jsonToBruV2(renderRequest(request, place + 1)),
    })),
  ];
}

/** File names must not have a colon on Windows. */
function fileName(name: string): string {
  return name.replace(": ", " - ");
}

function renderRequest(request: CollectionRequest, seq: number): BruFile {
  const { name, method, body, token, headers, captures, status, isBulk, isSandboxOnly } = request;
  const fallbacks = captures.filter(({ isFallback }) => isFallback);
  return {
    meta: { name, type: "http", seq },
    http: {
      method: method.toLowerCase(),
      url: renderUrl(request),
      body: body ? modeOf(body) : "none",
      auth: token === "access_token" ? "inherit" : token ? "bearer" : "none",
    },
    params: [...renderQuery(request), ...renderPathParameters(request)],
    headers: headers.map(renderField),
    ...(token === "user_token" && { auth: { bearer: { token: "{{user_token}}" } } }),
    ...(body && { body: renderBody(body, body.content) }),
    vars: {
      res: captures
        .filter(({ isFallback }) => !isFallback)
        .map((capture) => ({ name: capture.variable, value: expression(capture), enabled: true, local: false })),
    },
    assertions: [
      { name: "res.status", value: `eq ${status}`, enabled: true },
      ...(isBulk ? [{ name: "res.body.failure_count", value: "eq 0", enabled: true }] : []),
    ],
    script: {
      ...(isSandboxOnly && { req: 'if (!bru.getEnvVar("sandbox_workspace")) bru.runner.skipRequest();' }),
      ...(fallbacks.length > 0 && { res: fallbacks.map(renderFallback).join("\n") }),
    },
    docs: describeRequest(request),
    examples: renderExamples(request),
  };
}

/** Variables that are set at run time take precedence over those of the environment. */
function renderFallback(capture: Capture): string {
  const { variable } = capture;
  return `if (!bru.getEnvVar("${variable}")) bru.setVar("${variable}", ${expression(capture)});`;
}

function expression({ path }: Capture): string {
  return `res.body${writePath(path)}`;
}

function renderUrl({ path, query }: CollectionRequest): string {
  const sent = query.filter(({ isEnabled }) => isEnabled).map(({ name, value }) => `${name}=${value}`);
  return `{{base_url}}${path.replaceAll(/\{(\w+)\}/g, ":$1")}${sent.length > 0 ? `?${sent.join("&")}` : ""}`;
}

function renderQuery({ query }: CollectionRequest): BruParameter[] {
  return query.map((field) => ({ ...renderField(field), type: "query" }));
}

function renderPathParameters({ pathParameters }: CollectionRequest): BruParameter[] {
  return pathParameters.map(({ name, variable }) => ({ name, value: `{{${variable}}}`, enabled: true, type: "path" }));
}

function renderField({ name, value, isEnabled }: Field): BruEntry {
  return { name, value, enabled: isEnabled };
}

function modeOf({ mediaType }: RequestBody): "json" | "formUrlEncoded" {
  return mediaType === "application/json" ? "json" : "formUrlEncoded";
}

function renderBody(body: RequestBody, content: Template): BruBody {
  return modeOf(body) === "json"
    ? { json: writeJson(content, show) }
    : { formUrlEncoded: writeForm(content, show).map((field) => ({ ...field, enabled: true })) };
}

function show({ source }: Placeholder): string {
  return source === "unique" ? "{{$guid}}" : `{{${source.variable}}}`;
}

function renderExamples(request: CollectionRequest): BruExample[] {
  const { example, method, body, status } = request;
  if (!example) return [];
  const { name, response } = example;
  return [
    {
      name,
      request: {
        url: renderUrl(request),
        method: method.toLowerCase(),
        params: [...renderQuery(request), ...renderPathParameters(request)],
        ...(body &&
          example.request !== undefined && { body: { mode: modeOf(body), ...renderBody(body, example.request) } }),
      },
      response: {
        ...(response !== undefined && { headers: [{ name: "Content-Type", value: "application/json" }] }),
        status,
        statusText: STATUS_CODES[status],
        ...(response !== undefined && { body: { type: "json", content: JSON.stringify(response, null, 2) } }),
      },
    },
  ];
}
