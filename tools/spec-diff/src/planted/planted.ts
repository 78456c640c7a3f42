import { readFileSync } from "node:fs";
import type { Class } from "../difference.ts";
import type { JsonObject } from "../json.ts";
import { type Located, operationsOf } from "../operations.ts";
import type { Editor } from "./edit.ts";

/** A change that is made to the description on purpose, to see that it is found. */
export interface Planted {
  readonly name: string;
  /** The gravest class among the differences. */
  readonly class: Class;
  /** Exactly the operations that are named; none where the whole API is meant. */
  readonly operations: readonly string[];
  /** What one of the differences must say. */
  readonly says: RegExp;
  /** Makes of the description that is there another, that the change begins with. */
  readonly before?: (api: Editor) => void;
  readonly edit: (api: Editor) => void;
}

/** The bundle that the changes are planted into, as text. */
export const bundle: string = readFileSync(new URL(import.meta.resolve("@chekt/partner-spec/openapi.json")), "utf8");

const operations = [...operationsOf(JSON.parse(bundle) as JsonObject).values()];

const idsWhere = (is: (one: Located) => boolean): string[] => operations.filter(is).map(({ id }) => id);

/** Every operation. */
export const all: readonly string[] = idsWhere(() => true);

/** Those that can be filtered and paged. */
export const lists: readonly string[] = idsWhere(({ operation }) => operation["x-list"] !== undefined);

/** Those of `/partner/v1`: all but the one that gives tokens. */
export const underPartner: readonly string[] = idsWhere(({ path }) => path.startsWith("/partner/v1/"));

/** Those that do not say themselves which token they take. */
export const withPartnerToken: readonly string[] = idsWhere(({ operation }) => operation["security"] === undefined);

/** Those of one dealer. */
export const ofDealer: readonly string[] = idsWhere(({ path }) => path.includes("{dealerId}"));

/** The operations that answer with the columns of a site. */
export const siteAnswers: readonly string[] = [
  "createSite",
  "getSite",
  "listSites",
  "toggleSiteActivation",
  "updateSite",
];

export const dealerAnswers: readonly string[] = ["connectDealer", "disconnectDealer", "getDealer", "updateDealer"];
