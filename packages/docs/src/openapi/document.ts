import { type Description, isObject, type JsonObject, objectAt, readDescription, stringAt } from "@chekt/description";
import bundle from "@chekt/partner-spec/openapi.json" with { type: "json" };

/** The bundled description as JSON. It is imported, so that the pages are rebuilt when it changes. */
export const document: JsonObject = isObject(bundle) ? bundle : {};

export const description: Description = readDescription(document);

const info = objectAt(document, "info");

/** The API as a whole. */
export const api: { readonly title: string; readonly summary: string; readonly version: string } = {
  title: stringAt(info, "title"),
  summary: stringAt(info, "summary"),
  version: stringAt(info, "version"),
};

/** The tags, in the order of the description, with descriptions in Markdown. */
export const tags: readonly { readonly name: string; readonly description: string }[] = (
  Array.isArray(document["tags"]) ? document["tags"] : []
)
  .filter(isObject)
  .map((tag) => ({ name: stringAt(tag, "name"), description: stringAt(tag, "description") }));
