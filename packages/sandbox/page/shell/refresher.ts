import type { Card } from "../controls/card.ts";

/** How long to collect further requests for a refresh, in milliseconds. */
const DEBOUNCE = 150;

/** Refreshes cards together: after a short delay, once for all requests in that time, and never concurrently. */
export function refresher(cards: readonly Card[]): Card {
  let next: Promise<void> | undefined;
  let running: Promise<unknown> = Promise.resolve();
  async function soon(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, DEBOUNCE));
    await running;
    next = undefined;
    // Errors are ignored here, because the event stream reports a lost connection.
    running = Promise.allSettled(cards.map((card) => card.refresh()));
    await running;
  }
  return { refresh: () => (next ??= soon()) };
}
