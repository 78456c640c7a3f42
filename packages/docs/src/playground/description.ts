/** The parts of an OpenAPI description that are changed for the playground. */
interface Parts {
  info: { description?: string; contact?: unknown; license?: unknown; termsOfService?: string };
  externalDocs?: unknown;
  servers: unknown;
  security: unknown;
  paths: Record<string, Record<string, { security?: Record<string, string[]>[]; "x-codeSamples"?: unknown }>>;
  components: { securitySchemes: unknown };
}

/**
 * The description for the playground. Its servers are on this machine, and it has bearer tokens instead of OAuth
 * flows, because the page fetches the tokens itself.
 */
export function forPlayground<Document extends object>(
  published: Document,
  servers: readonly { readonly url: string; readonly description: string }[],
): Document {
  const document = structuredClone(published) as Document & Parts;
  // The guides contain the prose.
  delete document.info.description;
  // Scalar shrinks more than two of these links to icons without a text that screen readers could read.
  delete document.info.contact;
  delete document.info.license;
  delete document.info.termsOfService;
  delete document.externalDocs;
  document.servers = servers;
  document.security = [{ token: [] }];
  document.components.securitySchemes = {
    token: {
      type: "http",
      scheme: "bearer",
      description: "A token of the client. Connect above, and it is filled in.",
    },
    userToken: { type: "http", scheme: "bearer", description: "A token of a dealer's user. The sandbox prints one." },
  };
  for (const operation of Object.values(document.paths).flatMap((item) => Object.values(item))) {
    // These servers are in production.
    delete operation["x-codeSamples"];
    const needsUser = operation.security?.some((requirement) => "authorizationCode" in requirement) ?? false;
    if (needsUser) operation.security = [{ userToken: [] }];
    else if (operation.security && operation.security.length > 0) operation.security = [{ token: [] }];
  }
  return document;
}
