// Shows where a client goes that is not told where the API is.
import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient({
  tokenSource: { get: () => Promise.resolve("a-token"), invalidate: () => {} },
  fetch: (url) => {
    // oxlint-disable-next-line no-console -- the one way to print that all runtimes have
    console.log(new URL(url).origin);
    return Promise.resolve(Response.json([]));
  },
});
await chekt.sites.list({ dealerId: 42 });
