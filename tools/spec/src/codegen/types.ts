import { isObject, type JsonObject, objectAt, stringAt } from "@chekt/description";
import openapiTypeScript, { addJSDocComment, astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";

/**
 * Generates the types of the whole document. The root types have the plain names of the schemas, so that
 * `ResponseSiteDto` can be imported by name. `immutable` and the read and write markers are off: openapi-fetch 0.17
 * loses the methods of arrays with them, and the description has separate Create, Update and Response schemas.
 */
export async function emitTypes(document: JsonObject): Promise<string> {
  const schemas = objectAt(document, "components", "schemas");
  const nodes = await openapiTypeScript(describeReferences(document, schemas) as unknown as OpenAPI3, {
    emptyObjectsUnknown: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
  });
  const kept = nodes.filter((node) => !ts.isTypeAliasDeclaration(node) || node.name.text in schemas);
  for (const node of kept) {
    if (ts.isTypeAliasDeclaration(node)) addJSDocComment(objectAt(schemas, node.name.text), node as never);
  }
  const missing = Object.keys(schemas).filter((name) => !kept.some((node) => isAlias(node, name)));
  if (missing.length > 0) throw new Error(`No types were generated for ${missing.join(", ")}.`);
  return astToString(acceptUndefined(kept));
}

/**
 * Adds undefined to the types of optional properties, because the client omits such values. Otherwise callers with
 * `exactOptionalPropertyTypes` could not write `address2: row.suite || undefined`.
 */
function acceptUndefined(nodes: ts.Node[]): ts.Node[] {
  const { factory } = ts;
  const visitAll = (context: ts.TransformationContext) => (root: ts.Node) => {
    const visit = (node: ts.Node): ts.Node => {
      const visited = ts.visitEachChild(node, visit, context);
      if (!ts.isPropertySignature(visited) || !visited.questionToken || !visited.type) return visited;
      // The parameters of an operation, and `never` for those that it does not take.
      if (ts.isTypeLiteralNode(visited.type) || visited.type.kind === ts.SyntaxKind.NeverKeyword) return visited;
      const undefinedType = factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword);
      const type = factory.createUnionTypeNode([visited.type, undefinedType]);
      return factory.updatePropertySignature(visited, visited.modifiers, visited.name, visited.questionToken, type);
    };
    return visit(root);
  };
  return ts.transform(nodes, [visitAll]).transformed;
}

function isAlias(node: ts.Node, name: string): boolean {
  return ts.isTypeAliasDeclaration(node) && node.name.text === name;
}

/**
 * Adds the description of its schema to each property that is only a reference, because openapi-typescript documents a
 * property by what is written at the property itself.
 */
function describeReferences(document: JsonObject, schemas: JsonObject): JsonObject {
  const described = structuredClone(document);
  for (const schema of Object.values(objectAt(described, "components", "schemas"))) {
    if (!isObject(schema) || !isObject(schema["properties"])) continue;
    for (const property of Object.values(schema["properties"])) {
      if (!isObject(property) || !("$ref" in property)) continue;
      const { description, example } = objectAt(
        schemas,
        stringAt(property, "$ref").replace("#/components/schemas/", ""),
      );
      Object.assign(property, description !== undefined && { description }, example !== undefined && { example });
    }
  }
  return described;
}
