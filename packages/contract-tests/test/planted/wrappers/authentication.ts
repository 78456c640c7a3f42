import { isObject } from "@chekt/description";
import type { Target } from "../../../src/engine/target.ts";
import { changeObject, type Fault, isRoute } from "../faulty.ts";
import type { PlantedFault } from "../planted-fault.ts";
import { authorize } from "./access.ts";

/** Faults in who is let in at all. */
export const authenticationFaults: readonly PlantedFault[] = [
  {
    name: "requires no token",
    check: "missing_required_header",
    task: "probes/getSite",
    fault: (target) => ({
      async request(request, send) {
        if (!request.headers.has("authorization")) await authorize(target, request, send);
      },
    }),
  },
  {
    name: "returns 400 instead of 401 without a token",
    check: "missing_required_header",
    task: "probes/getDealer/missing_required_header",
    fault: () => ({
      response(response, { headers }) {
        if (response.status === 401 && !headers.has("authorization")) response.status = 400;
      },
    }),
  },
  {
    name: "accepts any token",
    check: "ignored_auth",
    task: "probes/getSite",
    fault: (target) => ({
      async request(request, send) {
        if (request.headers.get("authorization")?.includes("no-such-token")) await authorize(target, request, send);
      },
    }),
  },
  {
    name: "returns 403 instead of 401 for an unknown token",
    check: "ignored_auth",
    task: "probes/connectDealer/ignored_auth",
    fault: () => ({
      response(response, { headers }) {
        if (response.status === 401 && headers.has("authorization")) response.status = 403;
      },
    }),
  },
  {
    name: "accepts any client secret",
    check: "ignored_auth",
    task: "probes/createToken/ignored_auth",
    fault: ({ access: { partner } }) => ({
      request(request) {
        const form = new URLSearchParams(request.body);
        if (!isRoute(request, "POST /oauth/token") || form.get("client_id") !== partner.clientId) return;
        form.set("client_secret", partner.clientSecret);
        request.body = form.toString();
      },
    }),
  },
  {
    name: "accepts an expired token",
    check: "expired_token",
    task: "promises/expired-token",
    fault: (target) => renewsTokens(target, /expired/),
  },
  {
    name: "issues tokens that expire after a tenth of the returned lifetime",
    check: "expired_token",
    task: "promises/expired-token",
    fault: () => ({
      response: (response) =>
        changeObject(response, (object) =>
          "expires_in" in object ? { ...object, expires_in: Number(object["expires_in"]) * 10 } : object,
        ),
    }),
  },
  {
    name: "accepts a revoked token",
    check: "revoked_token",
    task: "promises/revoked-token",
    fault: (target) => renewsTokens(target, /revoked/),
  },
];

/** Replaces the token of a request if the sandbox rejects it for this reason. */
function renewsTokens(target: Target, reason: RegExp): Fault {
  return {
    async request(request, send) {
      if (request.method !== "GET") return;
      const { status, json } = await send(request);
      if (status === 401 && isObject(json) && reason.test(JSON.stringify(json))) await authorize(target, request, send);
    },
  };
}
