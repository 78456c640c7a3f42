import { availableParallelism } from "node:os";
import { beforeAll, describe, expect, it } from "vitest";
import { query } from "../../judges/probe.ts";
import { type GeneratorName, generatorNames } from "./generators/index.ts";
import { makeProject, type Project } from "./project.ts";
import { loadProbe, runProbe } from "./run-probe.ts";

/** The generators whose output validates what is sent and received. */
const validating: readonly GeneratorName[] = ["hey-api", "orval", "kubb", "openapi-zod-client"];
/** The generators whose output is a collection of requests. */
const collections: readonly GeneratorName[] = ["postman", "bruno"];

let project: Project;
let warnings: ReadonlyMap<GeneratorName, readonly string[]>;
let errors: readonly string[];

beforeAll(async () => {
  project = await makeProject(generatorNames);
  // One compilation for all: the compiler reads its libraries only once.
  warnings = await generateAll();
  errors = await project.compile();
  return () => project[Symbol.asyncDispose]();
}, 120_000);

/** Runs the generators, as many at a time as the machine has cores. */
async function generateAll(): Promise<Map<GeneratorName, readonly string[]>> {
  const results = new Map<GeneratorName, readonly string[]>();
  const remaining = generatorNames.values();
  const work = async (): Promise<void> => {
    for (const name of remaining) results.set(name, await project.generate(name));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return results;
}

describe.each(generatorNames)("%s", (name) => {
  it(`generates without warnings with ${name}`, () => {
    expect(warnings.get(name)).toEqual([]);
  });

  it(`compiles the output and its probe with ${name}`, () => {
    expect(errors.filter((error) => error.startsWith(`${name}/`))).toEqual([]);
  });

  it(`creates, lists and deletes a site with ${name}`, async () => {
    const { probe } = await loadProbe(project.folder, name);
    const { outcome, received } = await runProbe(probe);
    const { created } = outcome;
    expect(outcome).toEqual({ created: expect.any(Number), rows: [{ site_id: created, name: "Judged" }] });
    expect(received.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      "createToken 200",
      "createSite 201",
      "listSites 200",
      "deleteSite 204",
    ]);
    const [, search = ""] = received[2]?.url.split("?") ?? [];
    expect(decodeURIComponent(search)).toBe(`fields=${query.fields.join()}&filter=${query.filter.join("&filter=")}`);
  });
});

it.each(validating)("refuses token requests without a client ID or with an unknown grant with %s", async (name) => {
  const { invalid } = await loadProbe(project.folder, name);
  expect(invalid).toEqual([false, false]);
});

it.each(collections)("has a complete token request in the collection of %s", async (name) => {
  const { tokenForm } = await loadProbe(project.folder, name);
  expect(tokenForm).toMatchObject({
    grant_type: "client_credentials",
    client_id: expect.any(String),
    client_secret: expect.any(String),
  });
});

it("compiles all files without errors", () => {
  expect(errors).toEqual([]);
});
