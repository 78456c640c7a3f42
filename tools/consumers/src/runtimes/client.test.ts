import { beforeAll, describe, expect, it } from "vitest";
import { type App, installedIn, makeApp } from "./app.ts";
import { AFTER_THE_LAST, closedUrl, partnerApi } from "./partner-api.ts";
import { run } from "./run.ts";
import { deno, node22, smokeRuntimes } from "./runtimes.ts";

const clientPackages = ["@chekt/partner-auth", "@chekt/partner-query", "@chekt/partner-client"];

let app: App;

beforeAll(async () => {
  app = await makeApp(clientPackages);
  return () => app.remove();
  // Installing may download two small packages.
}, 180_000);

describe("packed client", () => {
  it("installs only its own packages, oauth4webapi and openapi-fetch with its types", async () => {
    expect(await installedIn(app)).toEqual([
      "@chekt/partner-auth",
      "@chekt/partner-client",
      "@chekt/partner-query",
      "oauth4webapi",
      "openapi-fetch",
      // The types of openapi-fetch.
      "openapi-typescript-helpers",
    ]);
  });

  it.each(smokeRuntimes)("fetches a token, lists sites, throws for 404 and retries on $name", async (runtime) => {
    const { baseUrl, received } = await partnerApi();
    const { code, stdout, stderr } = await runtime.smoke(app.folder, baseUrl, await closedUrl());
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: expect.any(String),
      stderr: expect.not.stringMatching(/warn/i),
    });
    expect(JSON.parse(stdout)).toEqual({
      userAgent: expect.stringMatching(runtime.userAgent),
      sites: [
        { site_id: 1, name: "Gangnam Headquarters" },
        { site_id: 2, name: "Gangseo Warehouse" },
      ],
      names: ["Gangnam Headquarters", "Gangseo Warehouse"],
      missing: {
        name: "NotFoundError",
        status: 404,
        message: "getSite: 404 Site 404 does not exist.",
      },
      company: "CHeKT",
      attempts: 2,
      refused: { name: "NetworkError", attempts: runtime.reportsRefusedConnections ? 3 : 1 },
    });
    // Whether a short page ends the list is up to the query package.
    const requests = received.filter(({ path }) => !path.includes(AFTER_THE_LAST));
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /oauth/token",
      "GET /partner/v1/dealers/42/sites?fields=site_id,name&filter=is_activated,1,eq&filter=name,%5EGang,regex&limit=50",
      "GET /partner/v1/dealers/42/sites?fields=name,site_id&sort=site_id&dir=asc&limit=100",
      "GET /partner/v1/dealers/42/sites/7",
      "GET /partner/v1/dealers/42",
      "GET /partner/v1/dealers/42",
    ]);
    const [token, ...calls] = received;
    expect(token?.body).toContain("grant_type=client_credentials");
    expect(calls.map(({ headers }) => headers.authorization)).toEqual(calls.map(() => "Bearer t-1"));
  });

  it.each([
    { permission: "with", args: ["--allow-env=CHEKT_BASE_URL"], origin: "http://localhost:4010" },
    { permission: "without", args: [], origin: "https://api.chekt.com" },
  ])("calls $origin on Deno $permission permission to read CHEKT_BASE_URL", async ({ args, origin }) => {
    const variables = { CHEKT_BASE_URL: "http://localhost:4010" };
    expect(await deno(app.folder, [...args, "environment.js"], variables)).toEqual({
      code: 0,
      stdout: `${origin}\n`,
      stderr: "",
    });
  });

  it("loads with require on Node 22 without a warning", async () => {
    const { baseUrl } = await partnerApi();
    expect(await run(node22, ["required.cjs", baseUrl], app.folder)).toEqual({
      code: 0,
      stdout: JSON.stringify({ isNotFound: true, filter: "name,a,eq" }),
      stderr: "",
    });
  });
});
