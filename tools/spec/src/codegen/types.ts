import openapiTypeScript, { astToString } from "openapi-typescript";
import { fileURLToPath } from "node:url";

/**
 * Generates the types of the whole document. The root types have the plain names of the schemas, so that
 * `ResponseSiteDto` can be imported by name. `immutable` and the read and write markers are off: openapi-fetch 0.17
 * loses the methods of arrays with them, and the description has separate Create, Update and Response schemas.
 */
export async function emitTypes(bundle: URL): Promise<string> {
  const nodes = await openapiTypeScript(bundle, {
    alphabetize: true,
    emptyObjectsUnknown: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
  });
  if (nodes.length === 0) throw new Error(`No types were generated from ${fileURLToPath(bundle)}.`);
  return astToString(nodes);
}
