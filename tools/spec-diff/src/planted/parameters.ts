import { all, lists, ofDealer, type Planted, siteAnswers, underPartner } from "./planted.ts";

const parameters = "components parameters";
const siteFilter = `${parameters} SiteFilter schema items pattern`;

/** The first columns that a list of sites can be filtered by. */
const columns = "site_id|external_site_id|name";

/** Changes of what is sent in the path, the query and the headers. */
export const parameterChanges: readonly Planted[] = [
  {
    name: "a parameter is new, and optional",
    class: "harmless",
    operations: ["listContacts"],
    says: /`lang`/,
    edit: (api) => api.push("listContacts parameters", { name: "lang", in: "query", schema: { type: "string" } }),
  },
  {
    name: "a parameter is new, and required",
    class: "breaking",
    operations: ["listContacts"],
    says: /required.*`lang`/,
    edit: (api) =>
      api.push("listContacts parameters", { name: "lang", in: "query", required: true, schema: { type: "string" } }),
  },
  {
    name: "a parameter is removed",
    class: "breaking",
    operations: ["listSites"],
    says: /`offset`/,
    edit: (api) => api.drop("listSites parameters", { $ref: "#/components/parameters/Offset" }),
  },
  {
    name: "a parameter became required",
    class: "breaking",
    operations: lists,
    says: /`limit`.*required/,
    edit: (api) => api.set(`${parameters} Limit required`, true),
  },
  {
    name: "a parameter became optional",
    class: "harmless",
    operations: lists,
    says: /`limit`.*optional/,
    before: (api) => api.set(`${parameters} Limit required`, true),
    edit: (api) => api.set(`${parameters} Limit required`, false),
  },
  {
    name: "a header became required in every request",
    class: "breaking",
    operations: all,
    says: /`x-partner-trace-id`.*required/,
    edit: (api) => api.set(`${parameters} TraceId required`, true),
  },
  {
    name: "a parameter has another default",
    class: "breaking",
    operations: lists,
    says: /`limit`.*`?100.*50/,
    edit: (api) => api.set(`${parameters} Limit schema default`, 50),
  },
  {
    name: "a parameter has no default any more",
    class: "breaking",
    operations: lists,
    says: /`dir`/,
    edit: (api) => api.remove(`${parameters} Dir schema default`),
  },
  {
    name: "the greatest value of a parameter is less",
    class: "breaking",
    operations: lists,
    says: /`limit`.*1000.*500/,
    edit: (api) => api.set(`${parameters} Limit schema maximum`, 500),
  },
  {
    name: "the greatest value of a parameter is more",
    class: "harmless",
    operations: lists,
    says: /`limit`.*1000.*5000/,
    edit: (api) => api.set(`${parameters} Limit schema maximum`, 5000),
  },
  {
    name: "the least value of a parameter is more",
    class: "breaking",
    operations: lists,
    says: /`offset`/,
    edit: (api) => api.set(`${parameters} Offset schema minimum`, 1),
  },
  {
    name: "a parameter has a greatest value where it had none",
    class: "breaking",
    operations: ofDealer,
    says: /`dealerId`.*9999/,
    edit: (api) => api.add(`${parameters} DealerId schema maximum`, 9999),
  },
  {
    name: "a value is gone that a list could be sorted by",
    class: "breaking",
    operations: ["listSites"],
    says: /`sites\.timezone`.*`sort`|`sort`.*`sites\.timezone`/,
    edit: (api) => api.drop(`${parameters} SiteSort schema enum`, "sites.timezone"),
  },
  {
    name: "a column is gone that a list could select",
    class: "breaking",
    operations: ["listDevices"],
    says: /`mac`.*`fields`|`fields`.*`mac`/,
    edit: (api) => api.drop(`${parameters} DeviceFields schema items enum`, "mac"),
  },
  {
    name: "a column is gone that a list could be filtered by",
    class: "breaking",
    operations: ["listSites"],
    says: /`timezone`.*`filter`|`filter`.*`timezone`/,
    edit: (api) => {
      api.mend(siteFilter, "|timezone", "");
    },
  },
  {
    name: "a list has another column",
    class: "harmless",
    operations: siteAnswers,
    says: /`filter`.*`region`|`region`.*`filter`/,
    edit: (api) => {
      api.mend(siteFilter, columns, `${columns}|region`);
      api.push(`${parameters} SiteFields schema items enum`, "region", "sites.region");
      api.push(`${parameters} SiteSort schema enum`, "region", "sites.region");
      api.add("SiteColumns properties region", { type: "string" });
    },
  },
  {
    name: "a list has another table's name",
    class: "breaking",
    operations: ["listSites"],
    says: /`table`|sites\./,
    edit: (api) => {
      api.set("listSites x-list table", "places");
      api.mend(siteFilter, "(sites", "(places");
    },
  },
  {
    name: "a filter knows one operator less",
    class: "risky",
    operations: ["listSites"],
    says: /`filter`/,
    edit: (api) => {
      api.mend(siteFilter, "|regex", "");
    },
  },
  {
    name: "a value of a parameter is new",
    class: "harmless",
    operations: lists,
    says: /`none`/,
    edit: (api) => api.push(`${parameters} Dir schema enum`, "none"),
  },
  {
    name: "a parameter takes a few values only",
    class: "breaking",
    operations: lists,
    says: /`limit`/,
    edit: (api) => api.add(`${parameters} Limit schema enum`, [10, 100]),
  },
  {
    name: "a parameter is of another type",
    class: "breaking",
    operations: ofDealer,
    says: /`dealerId`.*boolean/,
    edit: (api) => api.set(`${parameters} DealerId schema type`, "boolean"),
  },
  {
    name: "a parameter is of a second type as well",
    class: "harmless",
    operations: ofDealer,
    says: /`dealerId`/,
    edit: (api) => api.set(`${parameters} DealerId schema type`, ["integer", "string"]),
  },
  {
    name: "a parameter is to be written by a pattern",
    class: "breaking",
    operations: ["respondToAlarmVerification"],
    says: /`verificationId`/,
    edit: (api) => api.add(`${parameters} VerificationId schema pattern`, "^[0-9a-f-]+$"),
  },
  {
    name: "a parameter has another format",
    class: "breaking",
    operations: all,
    says: /`x-partner-trace-id`.*(uuid|email)/,
    edit: (api) => api.set(`${parameters} TraceId schema format`, "email"),
  },
  {
    name: "a parameter has no format any more",
    class: "harmless",
    operations: all,
    says: /`x-partner-trace-id`.*uuid/,
    edit: (api) => api.remove(`${parameters} TraceId schema format`),
  },
  {
    name: "a list in the query is written otherwise",
    class: "breaking",
    operations: ["listSites"],
    says: /`explode`.*`fields`/,
    edit: (api) => api.set(`${parameters} SiteFields explode`, true),
  },
  {
    name: "a parameter takes fewer items",
    class: "breaking",
    operations: ["listSites"],
    says: /`filter`.*5/,
    edit: (api) => api.add(`${parameters} SiteFilter schema maxItems`, 5),
  },
  {
    name: "a parameter takes no item twice",
    class: "breaking",
    operations: ["listSites"],
    says: /`filter`/,
    edit: (api) => api.add(`${parameters} SiteFilter schema uniqueItems`, true),
  },
  {
    name: "a parameter takes items twice",
    class: "harmless",
    operations: ["listSites"],
    says: /`fields`/,
    edit: (api) => api.remove(`${parameters} SiteFields schema uniqueItems`),
  },
  {
    name: "a parameter takes multiples only",
    class: "breaking",
    operations: lists,
    says: /`multipleOf`.*`offset`/,
    edit: (api) => api.add(`${parameters} Offset schema multipleOf`, 10),
  },
  {
    name: "a parameter moves from the headers to the query",
    class: "breaking",
    operations: all,
    says: /`x-partner-trace-id`/,
    edit: (api) => api.set(`${parameters} TraceId in`, "query"),
  },
  {
    name: "a parameter is deprecated",
    class: "harmless",
    operations: lists,
    says: /`offset`.*deprecated/,
    edit: (api) => api.add(`${parameters} Offset deprecated`, true),
  },
  {
    name: "a parameter is described anew",
    class: "harmless",
    operations: lists,
    says: /documentation/,
    edit: (api) => api.set(`${parameters} Offset description`, "How many rows are left out."),
  },
  {
    name: "an error says of another range of codes",
    class: "breaking",
    operations: underPartner,
    says: /`status_code`/,
    edit: (api) => api.set("ErrorDto properties status_code maximum", 699),
  },
];
