// Prints the origin that a client calls if no base URL is passed.
import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient({
  tokenSource: { get: () => Promise.resolve("a-token"), invalidate: () => {} },
  fetch: (url) => {
    // oxlint-disable-next-line no-console -- the only way to print that all runtimes support
    console.log(new URL(url).origin);
    return Promise.resolve(Response.json([]));
  },
});
await chekt.sites.list({ dealerId: 42 });
