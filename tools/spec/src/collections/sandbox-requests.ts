import type { CollectionRequest } from "./model.ts";
import { Placeholder } from "./template.ts";

/** The dealer that no partner is connected to in a new sandbox. */
const NOT_CONNECTED = 44;

/** Requests to the sandbox's control plane that do what people do on a real server, by the operation that needs them. */
export const sandboxRequests: ReadonlyMap<string, CollectionRequest> = new Map([
  [
    "connectDealer",
    controlRequest({
      operation: "createUserToken",
      name: "Sandbox only: create a user token",
      description: `Gets the token of a user of dealer ${NOT_CONNECTED}, who consents. On other servers, use a token from the authorization code flow.`,
      path: "/_sandbox/workspaces/{workspace}/user-tokens",
      body: { dealer_id: NOT_CONNECTED },
      captures: [{ variable: "user_token", path: ["access_token"], isFallback: false }],
    }),
  ],
  [
    "respondToAlarmVerification",
    controlRequest({
      operation: "triggerAlarmVerification",
      name: "Sandbox only: trigger an alarm",
      description:
        "The site has an alarm, and CHeKT asks whether it is real. On other servers, use the IDs of a verification that an alarm has created, of its site, and of a contact of the site.",
      path: "/_sandbox/workspaces/{workspace}/alarm-verifications",
      body: {
        dealer_id: new Placeholder({ variable: "dealer_id" }, "number"),
        site_id: new Placeholder({ variable: "site_id" }, "number"),
      },
      captures: [{ variable: "verification_id", path: ["verification_id"], isFallback: false }],
    }),
  ],
]);

function controlRequest({
  body,
  ...request
}: Pick<CollectionRequest, "operation" | "name" | "description" | "path" | "captures"> & {
  readonly body: Record<string, number | Placeholder>;
}): CollectionRequest {
  return {
    ...request,
    isSandboxOnly: true,
    method: "POST",
    pathParameters: [{ name: "workspace", variable: "sandbox_workspace", description: "The sandbox's workspace." }],
    query: [],
    headers: [],
    token: undefined,
    body: { mediaType: "application/json", content: body },
    status: 201,
    isBulk: false,
    example: undefined,
  };
}
