import type { PlantedFault } from "../planted-fault.ts";

export const accessFaults: readonly PlantedFault[] = [
  {
    name: "a client reaches dealers that are not connected to it",
    task: "promises/getDealer/reach",
    file: "http/api.ts",
    from: `if (caller.reach === "connected") return;`,
    to: `if (caller.reach !== "no-such-dealer") return;`,
  },
  {
    name: "a dealer that is not connected is 404 instead of 403",
    task: "promises/getDealer/reach",
    file: "http/api.ts",
    from: `throw new ApiError(403, \`Dealer \${dealerId} is not connected`,
    to: `throw new ApiError(404, \`Dealer \${dealerId} is not connected`,
  },
  {
    name: "a user's token serves for everything",
    task: "promises/getDealer/reach",
    file: "http/api.ts",
    from: `  if (caller.userDealerId !== null) {
    throw`,
    to: `  if (caller.userDealerId === 0) {
    throw`,
  },
  {
    name: "a client's own token connects a dealer",
    task: "promises/connectDealer/reach",
    file: "http/api.ts",
    from: `if (caller.userDealerId !== null) return;`,
    to: `if (caller.userDealerId !== 0) return;`,
  },
  {
    name: "any site is read by its id, whoever's it is",
    task: "promises/getSite/isolation",
    file: "operations/sites.ts",
    from: `WHERE site.workspace = \${scope.workspace} AND site.dealer_id = \${scope.dealer_id} AND site.site_id`,
    to: `WHERE site.workspace = \${scope.workspace} AND site.site_id`,
  },
  {
    name: "a list of sites has those of other dealers too",
    task: "promises/getSite/isolation",
    file: "operations/sites.ts",
    from: `    scope: { ...scope },`,
    to: `    scope: { workspace: scope.workspace },`,
  },
  {
    name: "a contact is read by its id, whichever site it is of",
    task: "promises/getContact/isolation",
    file: "operations/contacts.ts",
    from: `  return { ...siteScope(call), contact_id: idOf(call, "contactId") };`,
    to: `  const { site_id: _any, ...scope } = siteScope(call);
  return { ...scope, contact_id: idOf(call, "contactId") };`,
  },
  {
    name: "a monitoring station is deleted by its id, whoever's it is",
    task: "promises/getMonitoringStation/isolation",
    file: "operations/monitoring-stations.ts",
    from: `  return { ...dealerScope(call), monitoring_station_id`,
    to: `  return { workspace: call.caller.workspace, monitoring_station_id`,
  },
  {
    name: "a request without a token is 400 instead of 401",
    task: "probes/getDealer/missing_required_header",
    file: "oauth/bearer.ts",
    from: `throw new ApiError(401, "The authorization header is missing`,
    to: `throw new ApiError(400, "The authorization header is missing`,
  },
  {
    name: "a token never expires",
    task: "promises/expired-token",
    file: "oauth/bearer.ts",
    from: `if (found.expires_at <= now) {`,
    to: `if (found.expires_at <= 0) {`,
  },
  {
    name: "a revoked token goes on serving",
    task: "promises/revoked-token",
    file: "oauth/bearer.ts",
    from: `if (found.is_revoked) throw`,
    to: `if (found.is_revoked > 1) throw`,
  },
  {
    name: "an unknown token is 403 instead of 401",
    task: "probes/connectDealer/ignored_auth",
    file: "oauth/bearer.ts",
    from: `if (!found) throw new ApiError(401,`,
    to: `if (!found) throw new ApiError(403,`,
  },
  {
    name: "any client secret is right",
    task: "probes/createToken/ignored_auth",
    file: "oauth/token-endpoint.ts",
    from: `  return client !== undefined && isRight;`,
    to: `  return client !== undefined && (isRight || client_secret !== undefined);`,
  },
  {
    name: "a token lasts a tenth of what is said of it",
    task: "promises/expired-token",
    file: "oauth/tokens.ts",
    from: `expires_at: now + ttl * 1000`,
    to: `expires_at: now + ttl * 100`,
  },
  {
    name: "disconnecting leaves the dealer within reach",
    task: "stateful/connectDealer/links",
    file: "operations/dealers.ts",
    from: `      .where((eb) => eb.and({ ...scope, client_id: caller.clientId }))`,
    to: `      .where((eb) => eb.and({ ...scope, client_id: "nobody" }))`,
  },
];
