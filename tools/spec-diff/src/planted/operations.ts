import type { Planted } from "./planted.ts";

const sites = "/partner/v1/dealers/{dealerId}/sites";

/** Changes of the operations themselves, and of what is said about them. */
export const operationChanges: readonly Planted[] = [
  {
    name: "an operation is removed",
    class: "breaking",
    operations: ["deleteContact"],
    says: /removed/,
    edit: (api) => api.remove("deleteContact"),
  },
  {
    name: "a path is removed",
    class: "breaking",
    operations: ["toggleSiteActivation"],
    says: /removed/,
    edit: (api) => api.remove(`paths ${sites}/{siteId}/activation-status`),
  },
  {
    name: "an operation is new",
    class: "harmless",
    operations: ["listPanels"],
    says: /new operation/,
    edit: (api) =>
      api.add(`paths ${sites}/{siteId}/panels`, {
        parameters: [{ $ref: "#/components/parameters/DealerId" }, { $ref: "#/components/parameters/SiteId" }],
        get: { operationId: "listPanels", responses: { 204: { description: "None." } } },
      }),
  },
  {
    name: "an operation has another id",
    class: "breaking",
    operations: ["getSite"],
    says: /`fetchSite`/,
    edit: (api) => api.set("getSite operationId", "fetchSite"),
  },
  {
    name: "an operation has another method",
    class: "breaking",
    operations: ["updateContact"],
    says: /PATCH.*PUT/,
    edit: (api) => api.rename("updateContact", "put"),
  },
  {
    name: "a path is written otherwise",
    class: "breaking",
    operations: ["getArmingSettings", "updateArmingSettings"],
    says: /\/arming`/,
    edit: (api) => api.rename(`paths ${sites}/{siteId}/arming-settings`, `${sites}/{siteId}/arming`),
  },
  {
    name: "a path parameter is renamed",
    class: "breaking",
    operations: ["getDevice"],
    says: /`deviceId`.*`id`/,
    edit: (api) => {
      api.set("components parameters DeviceId name", "id");
      api.rename(`paths ${sites}/{siteId}/devices/{deviceId}`, `${sites}/{siteId}/devices/{id}`);
    },
  },
  {
    name: "an operation is deprecated",
    class: "harmless",
    operations: ["getDealer"],
    says: /deprecated/,
    edit: (api) => api.add("getDealer deprecated", true),
  },
  {
    name: "an operation may be repeated that was not to be",
    class: "risky",
    operations: ["createSite"],
    says: /repeat/,
    edit: (api) => api.remove("createSite x-retry"),
  },
  {
    name: "an operation is not to be repeated any more",
    class: "risky",
    operations: ["updateSite"],
    says: /repeat/,
    edit: (api) => api.add("updateSite x-retry", "never"),
  },
  {
    name: "an operation is no list any more",
    class: "breaking",
    operations: ["listContacts"],
    says: /list/,
    edit: (api) => api.remove("listContacts x-list"),
  },
  {
    name: "a list is cut into pages by another column",
    class: "risky",
    operations: ["listSites"],
    says: /`created_at`/,
    edit: (api) => api.set("listSites x-list key", "created_at"),
  },
  {
    name: "a link is removed",
    class: "risky",
    operations: ["createSite"],
    says: /link .*`GetSite`/,
    edit: (api) => api.remove("createSite responses 201 links GetSite"),
  },
  {
    name: "a link is new",
    class: "harmless",
    operations: ["getSite"],
    says: /link .*`DeleteSite`/,
    edit: (api) => api.add("getSite responses 200 links", { DeleteSite: { operationId: "deleteSite" } }),
  },
  {
    name: "a link leads to another operation",
    class: "risky",
    operations: ["createSite"],
    says: /link .*`GetSite`/,
    edit: (api) => api.set("createSite responses 201 links GetSite operationId", "updateSite"),
  },
  {
    name: "an operation stands under another tag",
    class: "harmless",
    operations: ["getArmingSettings"],
    says: /tag/i,
    edit: (api) => api.set("getArmingSettings tags", ["Sites"]),
  },
  {
    name: "a description is written anew",
    class: "harmless",
    operations: ["createSite"],
    says: /documentation/,
    edit: (api) => api.set("createSite description", "Creates a site, in other words."),
  },
  {
    name: "a summary is written anew",
    class: "harmless",
    operations: ["getDealer"],
    says: /documentation/,
    edit: (api) => api.set("getDealer summary", "Look a dealer up"),
  },
  {
    name: "a code sample is gone",
    class: "harmless",
    operations: ["getSite"],
    says: /documentation/,
    edit: (api) => api.remove("getSite x-codeSamples"),
  },
  {
    name: "an assumption is confirmed",
    class: "harmless",
    operations: ["toggleSiteActivation"],
    says: /documentation/,
    edit: (api) => api.remove("toggleSiteActivation x-assumed"),
  },
  {
    name: "the introduction is written anew",
    class: "harmless",
    operations: [],
    says: /introduction|about the API/,
    edit: (api) => api.set("info description", "The Partner API."),
  },
  {
    name: "the API has another version",
    class: "harmless",
    operations: [],
    says: /0\.8\.1/,
    edit: (api) => api.set("info version", "0.8.1"),
  },
  {
    name: "schemas are read by another dialect",
    class: "risky",
    operations: [],
    says: /`jsonSchemaDialect`/,
    edit: (api) => api.set("jsonSchemaDialect", "https://json-schema.org/draft/2019-09/schema"),
  },
  {
    name: "an operation calls back",
    class: "risky",
    operations: ["createSite"],
    says: /callbacks|no rule/,
    edit: (api) =>
      api.add("createSite callbacks", { created: { "{$request.body#/url}": { post: { responses: {} } } } }),
  },
  {
    name: "an operation says something that no rule knows",
    class: "risky",
    operations: ["getSite"],
    says: /no rule/,
    edit: (api) => api.add("getSite cached", true),
  },
  {
    name: "an operation has a mark that no rule knows",
    class: "risky",
    operations: ["getSite"],
    says: /`x-cost`/,
    edit: (api) => api.add("getSite x-cost", 3),
  },
];
