import type { Capabilities, Target } from "../engine/target.ts";
import { startSandboxHere } from "./start-sandbox.ts";

/** A sandbox can do all that the service can, and its clock and tokens are the suite's own. */
export const sandboxCapabilities: Capabilities = {
  writes: true,
  stateful: true,
  tokens: true,
  lists: true,
  strictQuery: true,
  strictForms: true,
  options: true,
  outOfReach: true,
  secondDealer: true,
  dealerApp: true,
  dealerWrites: true,
  connecting: true,
  clock: true,
  revocation: true,
  verifications: true,
  preferences: "the sandbox is to show its own answers, not the examples",
  secondOpinion: "nobody else looks at the answers",
};

/** A sandbox in this process, called without a socket. */
export async function startSandboxTarget(): Promise<Target> {
  const sandbox = await startSandboxHere();
  return { ...sandbox, name: "sandbox", capabilities: sandboxCapabilities };
}
