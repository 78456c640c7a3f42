import { clientCredentials } from "@chekt/partner-auth";

// The client does this automatically. Use it if you call the API without the client.
const { CHEKT_CLIENT_ID = "", CHEKT_CLIENT_SECRET = "", CHEKT_BASE_URL = "https://api.chekt.com" } = process.env;
const source = clientCredentials({
  clientId: CHEKT_CLIENT_ID,
  clientSecret: CHEKT_CLIENT_SECRET,
  baseUrl: CHEKT_BASE_URL,
});

const token = await source.get(); // from memory, as long as it is valid
console.log(token.length);
