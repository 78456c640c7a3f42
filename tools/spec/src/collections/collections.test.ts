import { bruToJsonV2 } from "@usebruno/lang";
import { bundleUrl, readBundle, readDescription, readOperations, stringAt, toObject } from "@chekt/description";
import { describe, expect, it } from "vitest";
import { createCollection } from "./create-collection.ts";
import { environments } from "./environments.ts";
import { generateCollections } from "./generate.ts";
import { createRequest } from "./request.ts";
import { writeJson } from "./template.ts";

const description = readDescription();
const { folders } = createCollection(description);
const files = new Map((await generateCollections(bundleUrl())).map(({ name, text }) => [name, text]));

function listNames(folder: string): string[] {
  const found = folders.find(({ name }) => name === folder);
  if (!found) throw new Error(`No folder "${folder}".`);
  return found.requests.map(({ name }) => name);
}

function listFiles(pattern: RegExp): [name: string, text: string][] {
  return [...files].filter(([name]) => pattern.test(name));
}

describe("order of requests", () => {
  it("has every operation, each in the folder of its tag", () => {
    for (const { id, tags } of description.operations) {
      const folder = folders.find(({ name }) => name === tags[0]);
      expect(folder?.requests.map(({ operation }) => operation)).toContain(id);
    }
    expect(description.operations.length).toBeGreaterThanOrEqual(29);
  });

  it("creates what a folder needs before its requests, and deletes it after them", () => {
    expect(listNames("Contacts")).toEqual([
      "Set up: create a site",
      "Create a contact",
      "List contacts",
      "Get a contact",
      "Update a contact",
      "Delete a contact",
      "Clean up: delete a site",
    ]);
  });

  it("deletes nothing that is deleted together with something else", () => {
    expect(listNames("Alarm Verifications")).toEqual([
      "Set up: create a site",
      "Set up: create a contact",
      "Sandbox only: trigger an alarm",
      "Respond to an alarm verification",
      "Clean up: delete a site",
    ]);
  });

  it("sends only variables that an earlier request or the environment sets", () => {
    const [sandbox] = environments;
    const [token] = folders.flatMap(({ requests }) => requests.filter(({ operation }) => operation === "createToken"));
    for (const { name, requests } of folders) {
      const known = new Set(sandbox?.variables.map((variable) => variable.name));
      for (const { variable } of token?.captures ?? []) known.add(variable);
      for (const { pathParameters, token: used, body, captures } of requests) {
        const sent = writeJson(body?.content ?? null, ({ source }) =>
          source === "unique" ? "" : `{{${source.variable}}}`,
        );
        const inBody = [...sent.matchAll(/\{\{(\w+)\}\}/g)].map(([, variable = ""]) => variable);
        const all = [...pathParameters.map(({ variable }) => variable), ...(used ? [used] : []), ...inBody];
        expect(
          all.filter((variable) => !known.has(variable)),
          name,
        ).toEqual([]);
        for (const { variable } of captures) known.add(variable);
      }
    }
  });

  it("never disconnects the dealer of the environment", () => {
    const disconnect = createRequest(description, description.operation("disconnectDealer"));
    expect(disconnect.pathParameters.map(({ variable }) => variable)).toEqual(["connected_dealer_id"]);
  });

  it("rejects an operation without a folder and a resource that cannot be deleted", () => {
    const document = readBundle();
    expect(() => createCollection(readDescription({ ...document, tags: [] }))).toThrow(
      "createToken has no tag of the description",
    );
    const operations = readOperations(document).filter(({ id }) => id !== "deleteSite");
    expect(() => createCollection({ ...description, operations })).toThrow(
      "No operation deletes what the path parameter siteId names.",
    );
  });
});

describe("requests", () => {
  const show = (id: string): unknown => {
    const { body } = createRequest(description, description.operation(id));
    return JSON.parse(
      writeJson(body?.content ?? null, ({ source }) => (source === "unique" ? source : JSON.stringify(source))),
    );
  };

  it("leaves out the items of a bulk request that fail in the example", () => {
    expect(show("deleteDevices")).toEqual({ deviceIds: [{ variable: "device_id" }] });
    expect(show("createDevices")).toHaveLength(2);
  });

  it("sends new external IDs when it creates something, and the IDs of what was created", () => {
    expect(show("createSite")).toMatchObject({
      external_site_id: "unique",
      name: "Busan Office",
      monitoring_station_id: { variable: "monitoring_station_id" },
    });
    expect(show("connectDealer")).toMatchObject({ external_dealer_id: "ext-67890" });
  });

  it("disables parameters whose example is their default, and optional headers", () => {
    const { query, headers } = createRequest(description, description.operation("listSites"));
    const disabled = [...query, ...headers].filter(({ isEnabled }) => !isEnabled).map(({ name }) => name);
    expect(disabled).toEqual(["offset", "x-partner-trace-id"]);
    expect(query).toContainEqual(expect.objectContaining({ name: "fields", value: "site_id,name,timezone" }));
  });
});

describe("files", () => {
  it("has a saved example and a test for every request to the API in the Postman collection", () => {
    interface Item {
      readonly name: string;
      readonly event: readonly { readonly listen: string; readonly script: { readonly exec: readonly string[] } }[];
      readonly response: readonly { readonly code: number }[];
    }
    const collection: { item: { item: Item[] }[] } = JSON.parse(
      files.get("postman/chekt-partner-api.postman_collection.json") ?? "",
    );
    const items = collection.item.flatMap(({ item }) => item);
    expect(items).toHaveLength(folders.flatMap(({ requests }) => requests).length);
    for (const { name, event, response } of items) {
      const tests = event.filter(({ listen }) => listen === "test").flatMap(({ script }) => script.exec);
      expect(tests.join("\n"), name).toMatch(/^pm\.test\("The status is \d+"/);
      if (name.startsWith("Sandbox only")) continue;
      expect(tests.join("\n"), name).toContain(`status(${response[0]?.code})`);
    }
  });

  it("has Bruno files that its parser reads back, in the order of the folder", () => {
    for (const { name: folder, requests } of folders) {
      const read = listFiles(new RegExp(`^bruno/${folder}/(?!folder)`)).map(([, text]) => bruToJsonV2(text).meta);
      const inOrder = read.toSorted((one, other) => Number(one.seq) - Number(other.seq));
      expect(inOrder.map(({ name }) => name)).toEqual(requests.map(({ name }) => name));
    }
  });

  it("has a .http file for every resource and editor that begins with the token request", () => {
    for (const editor of ["jetbrains", "vscode"]) {
      const found = listFiles(new RegExp(`^http/${editor}/.*\\.http$`));
      expect(found).toHaveLength(folders.length);
      for (const [name, text] of found)
        expect(text, name).toMatch(/^# .*\n# Generated .*\n\n### Fetch an access token\n/);
    }
  });

  it("refers only to requests above in the files for Visual Studio Code", () => {
    for (const [name, text] of listFiles(/^http\/vscode\/.*\.http$/)) {
      for (const { 1: operation, index } of text.matchAll(/\{\{(\w+)\.response/g)) {
        expect(text.slice(0, index), name).toContain(`# @name ${operation}\n`);
      }
    }
  });

  it("has an environment for each server of the description, and no others", () => {
    const urls = environments.map(({ variables }) => variables.find(({ name }) => name === "base_url")?.value);
    const { servers } = readBundle();
    const described = (Array.isArray(servers) ? servers : []).map((server) => {
      const { url, variables } = toObject(server);
      const readDefault = (name: string): string => stringAt(toObject(toObject(variables)[name]), "default");
      return typeof url === "string" ? url.replaceAll(/\{(\w+)\}/g, (_all, name: string) => readDefault(name)) : url;
    });
    expect(new Set(urls)).toEqual(new Set(described));
    expect(described).toContain("https://api.chektdev.com");
  });

  it("has an environment for each server in every format, and secrets only for the sandbox", () => {
    const names = ["sandbox", "development", "production"];
    expect(environments.map(({ name }) => name)).toEqual(names);
    for (const name of names) {
      for (const file of [`postman/${name}.postman_environment.json`, `bruno/environments/${name}.bru`]) {
        expect(files.get(file)?.includes("platform-partner-secret"), file).toBe(name === "sandbox");
      }
    }
    for (const file of ["http/jetbrains/http-client.env.json", "http/vscode/.vscode/settings.json"]) {
      const text = files.get(file) ?? "";
      expect(text.match(/"client_secret": "[^"]+"/g)).toEqual(['"client_secret": "platform-partner-secret"']);
      for (const name of names) expect(text).toContain(`"${name}": {`);
    }
  });
});
