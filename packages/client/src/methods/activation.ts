import { createBackoff, type Outcome, retryOrThrow } from "@chekt/partner-auth/internal";
import { mayHaveSucceeded } from "../http/retry.ts";
import type { CallOptions } from "../http/transport.ts";
import type { Settings } from "../settings.ts";
import type { Site } from "../types.ts";

/** How to read and toggle the activation of a site. */
export interface ActivationOperations {
  readonly get: () => PromiseLike<Site>;
  readonly toggle: () => PromiseLike<Site>;
}

/** How often to toggle again when another process toggles the site at the same time. */
const MAX_RETRIES = 2;

/**
 * Activates or deactivates a site, although the API can only toggle: reads the site first, and toggles it if needed. After
 * a lost response it reads the site again, and never toggles blindly.
 */
export async function setActivation(
  { clock, random }: Pick<Settings, "clock" | "random">,
  active: boolean,
  { get, toggle }: ActivationOperations,
  options: CallOptions = {},
): Promise<Site> {
  if (typeof active !== "boolean") throw new TypeError("setActivation requires true or false.");
  const isAsWanted = ({ is_activated }: Site): boolean => {
    // Never toggle on an unknown value.
    if (is_activated === 0 || is_activated === 1) return is_activated === (active ? 1 : 0);
    throw new Error(`is_activated is ${JSON.stringify(is_activated)}, not 0 or 1.`);
  };
  let site = await get();
  if (isAsWanted(site)) return site;
  // Random delays keep two processes from toggling in step.
  const backoff = createBackoff(MAX_RETRIES, random);
  const attempt = async (): Promise<Outcome<Site, unknown>> => {
    try {
      site = await toggle();
    } catch (failure) {
      if (!mayHaveSucceeded(failure)) throw failure;
      site = await get();
      if (!isAsWanted(site)) throw failure;
    }
    if (isAsWanted(site)) return { result: site };
    return {
      failure: new Error("Another process toggles this site too: set it from one place."),
    };
  };
  return retryOrThrow(attempt, backoff, (delay) => clock.sleep(delay, options.signal));
}
