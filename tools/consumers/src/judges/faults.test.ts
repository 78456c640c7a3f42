import { join } from "node:path";
import { expect, it } from "vitest";
import { branchingTokenRequest, type Fault, int64InPaths, plant, requiredBesideAllOf, unnamedEnums } from "./faults.ts";
import type { GeneratorName } from "./generators/index.ts";
import { makeProject, type Project } from "./project.ts";
import { loadProbe } from "./run-probe.ts";

/** Generates from a copy of the bundle with a fault. */
async function generateWith(fault: Fault, name: GeneratorName): Promise<Project> {
  const project = await makeProject([name]);
  const description = join(project.folder, "openapi.json");
  await plant(fault, description);
  await project.generate(name, description);
  return project;
}

it.each<{ what: string; fault: Fault; name: GeneratorName; messages: string[] }>([
  {
    what: "columns that are required beside an allOf",
    fault: requiredBesideAllOf,
    name: "oazapfts",
    messages: [
      "Type 'number | undefined' does not satisfy the expected type 'number'.",
      "Type 'string | undefined' does not satisfy the expected type 'string'.",
    ],
  },
  {
    what: "IDs with the format int64 in paths only",
    fault: int64InPaths,
    name: "hey-api",
    messages: ["Type 'bigint' does not satisfy the expected type 'number'."],
  },
  {
    what: "integer enums without names",
    fault: unnamedEnums,
    name: "orval",
    messages: ["Property 'CHEKT_VIDEO_SECURITY_SYSTEM' does not exist", "Property 'ACTIVE' does not exist"],
  },
])("fails to compile the probe of $name for $what", async ({ fault, name, messages }) => {
  await using project = await generateWith(fault, name);
  const errors = (await project.compile()).filter((error) => error.startsWith(`${name}/probe.ts`));
  for (const message of messages) expect(errors).toContainEqual(expect.stringContaining(message));
});

it("imports no client ID into Postman for a token request with branches", async () => {
  await using project = await generateWith(branchingTokenRequest, "postman");
  const { tokenForm } = await loadProbe(project.folder, "postman");
  expect(tokenForm).not.toHaveProperty("client_id");
});

it("accepts a token request without a client ID with openapi-zod-client for a token request with branches", async () => {
  await using project = await generateWith(branchingTokenRequest, "openapi-zod-client");
  const { invalid } = await loadProbe(project.folder, "openapi-zod-client");
  expect(invalid).toContain(true);
});
