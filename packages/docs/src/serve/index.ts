export { type DocsOptions, serveDocs, type ServedDocs } from "./serve-docs.ts";
