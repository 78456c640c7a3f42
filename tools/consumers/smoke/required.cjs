// Begins in an app that is not of modules yet.
const { createPartnerClient, NotFoundError } = require("@chekt/partner-client");
const { staticToken } = require("@chekt/partner-auth");
const { encodeFilter } = require("@chekt/partner-query");

const chekt = createPartnerClient({ baseUrl: process.argv[2], tokenSource: staticToken("a-token") });

chekt.sites.get({ dealerId: 42, siteId: 7 }).catch((/** @type {unknown} */ error) => {
  process.stdout.write(
    JSON.stringify({ isNotFound: NotFoundError.is(error), filter: encodeFilter("name", "a", "eq") }),
  );
});
