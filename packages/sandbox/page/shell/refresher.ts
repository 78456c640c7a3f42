import type { Card } from "../controls/card.ts";

/** How long is waited for more that makes a refresh necessary, in milliseconds. */
const PATIENCE = 150;

/** Refreshes cards together: soon, once for all that asks for it meanwhile, and never twice at the same time. */
export function refresher(cards: readonly Card[]): Card {
  let next: Promise<void> | undefined;
  let running: Promise<unknown> = Promise.resolve();
  async function soon(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    await running;
    next = undefined;
    // Of a card that cannot be read the log's connection says why.
    running = Promise.allSettled(cards.map((card) => card.refresh()));
    await running;
  }
  return { refresh: () => (next ??= soon()) };
}
