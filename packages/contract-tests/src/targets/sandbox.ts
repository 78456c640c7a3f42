import type { Capabilities, Target } from "../engine/target.ts";
import { startSandboxHere } from "./start-sandbox.ts";

/** A sandbox implements the whole API, and its clock and tokens can be controlled. */
export const sandboxCapabilities: Capabilities = {
  writes: true,
  stateful: true,
  tokens: true,
  lists: true,
  strictQuery: true,
  strictForms: true,
  bulkItems: true,
  options: true,
  outOfReach: true,
  secondDealer: true,
  dealerApp: true,
  dealerWrites: true,
  connecting: true,
  idempotency: true,
  clock: true,
  revocation: true,
  verifications: true,
  preferences: true,
  secondOpinion: "no second validator",
};

/** Starts a sandbox in this process. Requests do not go through a socket. */
export async function startSandboxTarget(): Promise<Target> {
  const sandbox = await startSandboxHere();
  return { ...sandbox, name: "sandbox", capabilities: sandboxCapabilities };
}
