import { describe, expect, it } from "vitest";
import { readDescription } from "../../description.ts";
import { renderCurl } from "./curl.ts";
import { type Fetch, send } from "./exchange.ts";
import { serialise } from "./serialise.ts";

const description = readDescription();
const nothing = { path: {}, query: {}, headers: {}, body: undefined };

describe("serialise", () => {
  it("repeats exploded query arrays and joins the others with commas", () => {
    const query = { fields: ["site_id", "name"], filter: ["name,a b", "is_activated,1,eq"], limit: 5 };
    const { target } = serialise(
      description.operation("listSites"),
      { ...nothing, path: { dealerId: 42 }, query },
      "t",
    );
    expect(target).toBe(
      "/partner/v1/dealers/42/sites?fields=site_id%2Cname&filter=name%2Ca%20b&filter=is_activated%2C1%2Ceq&limit=5",
    );
  });

  it("encodes the body of a token request as a form", () => {
    const body = { grant_type: "client_credentials", client_id: "a&b" };
    expect(serialise(description.operation("createToken"), { ...nothing, body })).toMatchObject({
      body: "grant_type=client_credentials&client_id=a%26b",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
  });
});

describe("send", () => {
  it("adds no content-type to the request", async () => {
    const sent: Headers[] = [];
    const wire = { method: "POST", target: "/", headers: {}, body: "{}" };
    const fetch: Fetch = async (url, init) => {
      sent.push(new Request(url, init).headers);
      return new Response();
    };
    await send({ fetch, baseUrl: "http://127.0.0.1" }, wire);
    expect(sent[0]?.has("content-type")).toBe(false);
  });

  it("returns status 0 and the reason when the request fails", async () => {
    const fails = async (): Promise<never> => {
      throw new TypeError("fetch failed", { cause: new Error("read ECONNRESET") });
    };
    const wire = { method: "GET", target: "/", headers: {}, body: undefined };
    expect(await send({ fetch: fails, baseUrl: "http://127.0.0.1" }, wire)).toMatchObject({
      status: 0,
      text: "fetch failed: read ECONNRESET",
    });
  });
});

describe("renderCurl", () => {
  it("omits tokens and secrets from the curl command and quotes shell characters", () => {
    const headers = { authorization: "Bearer abc", "content-type": "application/json" };
    const curl = renderCurl("http://x", { method: "POST", target: "/a", headers, body: `{"name":"it's"}` });
    expect(curl).toBe(
      String.raw`curl -i -X POST 'http://x/a' -H "Authorization: Bearer $TOKEN" -H 'content-type: application/json' --data-raw '{"name":"it'\''s"}'`,
    );
    const form = renderCurl("http://x", {
      method: "POST",
      target: "/",
      headers: {},
      body: "client_id=a&client_secret=b",
    });
    expect(form).toContain("'client_id=a&client_secret=…'");
  });
});
