import { mayHaveSucceeded } from "../http/retry.ts";
import type { Site } from "../types.ts";

/** How to read and toggle the activation of a site. */
export interface ActivationOperations {
  readonly get: () => PromiseLike<Site>;
  readonly toggle: () => PromiseLike<Site>;
}

/** Two processes that set the same site at once toggle it back and forth; this limits how long. */
const MAX_TOGGLES = 3;

/**
 * Activates or deactivates a site, although the API can only toggle: reads the site first, and toggles it if needed. After
 * a lost response it reads the site again, and never toggles blindly.
 */
export async function setActivation(active: boolean, { get, toggle }: ActivationOperations): Promise<Site> {
  if (typeof active !== "boolean") throw new TypeError("setActivation needs true or false.");
  const isAsWanted = ({ is_activated }: Site): boolean => {
    // Never toggle on an unknown value.
    if (is_activated === 0 || is_activated === 1) return is_activated === (active ? 1 : 0);
    throw new Error(`is_activated is ${JSON.stringify(is_activated)}, not 0 or 1.`);
  };
  let site = await get();
  for (let toggles = 0; !isAsWanted(site) && toggles < MAX_TOGGLES; toggles++) {
    try {
      site = await toggle();
    } catch (error) {
      if (!mayHaveSucceeded(error)) throw error;
      site = await get();
      if (!isAsWanted(site)) throw error;
    }
  }
  if (isAsWanted(site)) return site;
  throw new Error("Another process toggles the site as well: set it from one place.");
}
