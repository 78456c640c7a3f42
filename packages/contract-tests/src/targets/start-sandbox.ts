import type { Sandbox } from "@chekt/partner-sandbox";
import type { Target } from "../engine/target.ts";
import { importOrExplain } from "./optional.ts";

/** Starts a sandbox with the demo data, as a target without a name and capabilities. */
export async function startSandboxHere(): Promise<Omit<Target, "name" | "capabilities">> {
  const { startSandbox } = await importOrExplain(
    () => import("@chekt/partner-sandbox"),
    "@chekt/partner-sandbox",
    "sandbox",
  );
  return sandboxParts(await startSandbox({ seed: "demo" }));
}

/** Describes a sandbox as a target without a name and capabilities. */
function sandboxParts(sandbox: Sandbox): Omit<Target, "name" | "capabilities"> {
  const { dealers, credentials, clock, verifications } = sandbox;
  const [own, second] = dealers.connected;
  if (own === undefined) throw new Error("The sandbox has no connected dealer.");
  return {
    baseUrl: sandbox.url,
    fetch: sandbox.fetch,
    access: {
      partner: credentials.platformPartner,
      dealerApp: credentials.dealerApp,
      userToken: credentials.userToken,
      dealers: {
        own,
        ...(second !== undefined && { second }),
        outOfReach: dealers.dealerApp,
        ofApp: dealers.dealerApp,
        ofUser: dealers.notConnected,
      },
    },
    control: {
      reset: () => sandbox.reset("demo"),
      advanceClock: async (milliseconds) => void (await clock.advance(milliseconds)),
      revokeToken: async (token) => void (await sandbox.revokeTokens(token)),
      askForVerification: async (site) => (await verifications.trigger(site)).verificationId,
    },
    stop: () => sandbox.close(),
  };
}
