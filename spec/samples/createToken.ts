import { clientCredentials } from "@chekt/partner-auth";

// The client does this by itself: it is for those who call the API with something else.
const { CHEKT_CLIENT_ID = "", CHEKT_CLIENT_SECRET = "", CHEKT_BASE_URL = "https://api.chekt.com" } = process.env;
const source = clientCredentials({
  clientId: CHEKT_CLIENT_ID,
  clientSecret: CHEKT_CLIENT_SECRET,
  baseUrl: CHEKT_BASE_URL,
});

const token = await source.get(); // from memory, as long as it serves
console.log(token.length);
