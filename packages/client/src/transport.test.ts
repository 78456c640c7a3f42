import { expect, it } from "vitest";
import { settingsOf } from "./settings.ts";
import { partnerApi } from "./testing/partner-api.ts";
import { send } from "./transport.ts";

it("an operation that takes no token is sent without one, and its 401 is not tried again", async () => {
  const { baseUrl, received, tokenRequests } = await partnerApi(() => ({ status: 401 }));
  const settings = settingsOf({ baseUrl, clientId: "my-app", clientSecret: "my-secret" });
  const request = { url: `${baseUrl}/other/token`, method: "POST", headers: new Headers(), body: null };
  await expect(send("createToken", request, settings)).rejects.toMatchObject({
    name: "UnauthorizedError",
    attempts: 1,
  });
  expect(received.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  expect(tokenRequests).toEqual([]);
});
