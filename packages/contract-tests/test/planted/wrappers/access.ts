import { isObject } from "@chekt/description";
import { toText } from "../../../src/engine/wire/to-text.ts";
import type { Target } from "../../../src/engine/target.ts";
import { endsWith, type Fault } from "../faulty.ts";
import type { WrappedFault } from "../planted-fault.ts";

/** Faults of who may do what. */
export const accessFaults: readonly WrappedFault[] = [
  {
    name: "needs no token",
    check: "missing_required_header",
    task: "probes/getSite",
    fault: (target) => ({
      async request(sent, passOn) {
        if (!sent.headers.has("authorization")) await authorize(target, sent, passOn);
      },
    }),
  },
  {
    name: "takes any token",
    check: "ignored_auth",
    task: "probes/getSite",
    fault: (target) => ({
      async request(sent, passOn) {
        if (sent.headers.get("authorization")?.includes("no-such-token")) await authorize(target, sent, passOn);
      },
    }),
  },
  {
    name: "refuses a method without Allow",
    check: "unsupported_method",
    task: "probes/getArmingSettings",
    fault: () => ({ answer: ({ status, headers }) => void (status === 405 && headers.delete("allow")) }),
  },
  {
    name: "takes an unknown path for a mistake in the request",
    check: "unknown_path",
    task: "probes/unknown_path",
    fault: () => ({
      answer(answered, { url }) {
        if (url.pathname.endsWith("/no-such-path")) answered.status = 400;
      },
    }),
  },
  {
    name: "does not say that a site can be deleted",
    check: "allow_header_conformance",
    task: "probes/getSite",
    fault: () => ({
      answer: ({ headers }) => headers.set("allow", headers.get("allow")?.replace(", DELETE", "") ?? ""),
    }),
  },
  {
    name: "takes an expired token",
    check: "expired_token",
    task: "promises/expired-token",
    fault: (target) => renewing(target, /expired/),
  },
  {
    name: "takes a revoked token",
    check: "revoked_token",
    task: "promises/revoked-token",
    fault: (target) => renewing(target, /revoked/),
  },
  {
    name: "lets the partner read a dealer that has not connected",
    check: "dealer_isolation",
    task: "promises/listSites/reach",
    fault: (target) => ({
      async request(sent, passOn) {
        if (sent.url.pathname.includes(`/dealers/${target.access.dealers.ofApp}/`))
          await authorize(target, sent, passOn, "dealerApp");
      },
    }),
  },
  {
    name: "looks for a site without looking whose it is",
    check: "dealer_isolation",
    task: "promises/getSite/isolation",
    fault: (target) => ({
      async request(sent, passOn) {
        const { own, second } = target.access.dealers;
        if (!endsWith(sent, /\/sites\/\d+/) || (await passOn(sent)).status !== 404) return;
        sent.url.pathname = sent.url.pathname.replace(`/dealers/${own}/`, `/dealers/${second}/`);
      },
    }),
  },
];

type Request = NonNullable<Fault["request"]>;

/** Gives a request a token that serves. */
async function authorize(
  target: Target,
  sent: Parameters<Request>[0],
  passOn: Parameters<Request>[1],
  client: "partner" | "dealerApp" = "partner",
): Promise<void> {
  const { clientId, clientSecret } = target.access[client] ?? target.access.partner;
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  const { json } = await passOn({
    method: "POST",
    url: new URL("/oauth/token", sent.url),
    headers: new Headers({ "content-type": "application/x-www-form-urlencoded" }),
    body: new URLSearchParams(form).toString(),
  });
  sent.headers.set("authorization", `Bearer ${toText(isObject(json) ? json["access_token"] : "")}`);
}

/** Gives a request another token where the one that it bears is refused for a reason. */
function renewing(target: Target, reason: RegExp): Fault {
  return {
    async request(sent, passOn) {
      if (sent.method !== "GET") return;
      const { status, json } = await passOn(sent);
      if (status === 401 && reason.test(JSON.stringify(json))) await authorize(target, sent, passOn);
    },
  };
}
