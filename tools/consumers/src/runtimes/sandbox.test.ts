import { beforeAll, expect, it } from "vitest";
import { type App, makeApp } from "./app.ts";
import { runtimes } from "./runtimes.ts";

let app: App;

beforeAll(async () => {
  app = await makeApp([
    "@chekt/partner-auth",
    "@chekt/partner-query",
    "@chekt/partner-client",
    "@chekt/partner-sandbox",
  ]);
  return () => app.remove();
  // Installing may download a few small packages.
}, 180_000);

it.each(runtimes)("runs the client against a sandbox in the same process on $name, and closes it", async (runtime) => {
  const { code, stdout, stderr } = await runtime.run(app.folder, "sandbox.js");
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: expect.any(String), stderr: "" });
  expect(JSON.parse(stdout)).toEqual({
    found: [{ name: "Harbour Street" }],
    isGone: true,
    // A token, a create, a list, a delete and a get.
    statuses: [200, 201, 200, 204, 404],
    slow: "NetworkError",
    isClosed: true,
  });
});
