import { readBundle } from "@chekt/description";
import type { Capabilities, Target } from "../engine/target.ts";
import { importOrExplain } from "./optional.ts";
import { createPrismProxy } from "./prism-proxy.ts";
import { sandboxCapabilities } from "./sandbox.ts";
import { startSandboxHere } from "./start-sandbox.ts";

const capabilities: Capabilities = { ...sandboxCapabilities, secondOpinion: true };

/** Starts a sandbox behind Prism, which validates every response independently of this suite. */
export async function startSandboxThroughPrismTarget(): Promise<Target> {
  const prism = await importOrExplain(
    () => import("@stoplight/prism-http"),
    "@stoplight/prism-http",
    "sandbox-through-prism",
  );
  const sandbox = await startSandboxHere();
  const fetch = await createPrismProxy(prism, readBundle(), sandbox.baseUrl);
  return { ...sandbox, name: "sandbox-through-prism", fetch, capabilities };
}
