import { mayHaveBeenDone } from "./lost-answer.ts";
import type { Site } from "./rows.ts";

/** How to read a site's activation, and how to turn it round. */
export interface ActivationWork {
  readonly read: () => Promise<Site>;
  readonly toggle: () => Promise<Site>;
}

/** Two that set the same site at the same time turn it round against each other; it ends when one of them is alone. */
const MOST_TOGGLES = 3;

/**
 * Brings a site into a state, though the API can only turn it round: reads first, and turns it when it is not as wanted.
 * Where the answer was lost it reads again, and never turns the site blindly a second time.
 */
export async function setActivation(active: boolean, { read, toggle }: ActivationWork): Promise<Site> {
  if (typeof active !== "boolean") throw new TypeError("setActivation takes true or false.");
  const isAsWanted = ({ is_activated }: Site): boolean => {
    // What is not understood is not turned round.
    if (is_activated === 0 || is_activated === 1) return is_activated === (active ? 1 : 0);
    throw new Error(`is_activated is ${JSON.stringify(is_activated)}, not 0 or 1.`);
  };
  let site = await read();
  for (let toggles = 0; !isAsWanted(site) && toggles < MOST_TOGGLES; toggles++) {
    try {
      site = await toggle();
    } catch (error) {
      if (!mayHaveBeenDone(error)) throw error;
      site = await read();
      if (!isAsWanted(site)) throw error;
    }
  }
  if (isAsWanted(site)) return site;
  throw new Error("Another process sets the site as well: set it from one place.");
}
