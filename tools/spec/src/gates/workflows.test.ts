import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type JsonObject, type Json, isObject, objectAtPointer, readBundle, readDescription } from "@chekt/description";
import { createValidator } from "@chekt/description/validation";
import { startSandbox } from "@chekt/partner-sandbox";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { buildSample, flatten } from "./sample.ts";

const folder = join(dirname(fileURLToPath(import.meta.resolve("@chekt/partner-spec/package.json"))), "workflows");
const redocly = fileURLToPath(new URL("../../node_modules/.bin/redocly", import.meta.url));

interface Run {
  readonly code: number;
  readonly output: string;
}

/** Runs a workflow against a server as a partner would. */
function respect(workflow: string, baseUrl: string, inputs: object): Promise<Run> {
  const options = ["--server", `partner=${baseUrl}`, "--input", JSON.stringify(inputs)];
  return new Promise((resolve) => {
    const file = join(folder, `${workflow}.arazzo.yaml`);
    const env = { ...process.env, REDOCLY_TELEMETRY: "off" };
    execFile(redocly, ["respect", file, ...options], { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

interface Step {
  readonly stepId: string;
  readonly operationId: string;
  readonly requestBody?: { readonly payload: Json };
}

const document = readBundle();
const files = readdirSync(folder).flatMap((name) => /^(.*)\.arazzo\.yaml$/.exec(name)?.[1] ?? []);

/** The steps of all workflows that send a body. */
function listBodies(): { name: string; operationId: string; payload: Json }[] {
  return files.flatMap((file) => {
    const { workflows } = parse(readFileSync(join(folder, `${file}.arazzo.yaml`), "utf8")) as {
      workflows: { steps: Step[] }[];
    };
    return workflows.flatMap(({ steps }) =>
      steps.flatMap(({ stepId, operationId, requestBody }) =>
        requestBody ? [{ name: `${file}: ${stepId}`, operationId, payload: requestBody.payload }] : [],
      ),
    );
  });
}

/** Replaces the runtime expressions in a payload, such as `$inputs.client_id`, by examples of the schema. */
function fill(payload: Json, schema: JsonObject): Json {
  if (typeof payload === "string" && payload.startsWith("$")) return buildSample(document, schema);
  const { schema: resolved, properties } = flatten(document, schema);
  const items = resolved["items"] ?? null;
  if (Array.isArray(payload) && isObject(items)) return payload.map((item) => fill(item, items));
  if (!isObject(payload)) return payload;
  const choices = [resolved["anyOf"], resolved["oneOf"]].flatMap((choice) => choice ?? []).filter(isObject);
  for (const choice of choices) {
    for (const [name, property] of flatten(document, choice).properties) properties.set(name, property);
  }
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [name, fill(value, properties.get(name) ?? {})]),
  );
}

describe("workflow bodies", () => {
  const { operation } = readDescription(document);
  const compile = createValidator(document);

  it.each(listBodies())("$name matches the schema of its operation", ({ operationId, payload }) => {
    const { body } = operation(operationId);
    if (!body) throw new Error(`${operationId} takes no body.`);
    const validate = compile(body.schema);
    expect(validate(fill(payload, objectAtPointer(document, body.schema))) ? [] : validate.errors).toEqual([]);
  });
});

describe("workflows on the sandbox", async () => {
  const sandbox = await startSandbox({ seed: "demo" });
  afterEach(() => sandbox.faults.clear());
  afterAll(() => sandbox.close());
  const { clientId: client_id, clientSecret: client_secret } = sandbox.credentials.platformPartner;
  const [dealer_id = 0] = sandbox.dealers.connected;
  const site_id = 1;
  const client = { client_id, client_secret };
  const verification = await sandbox.verifications.trigger({ dealerId: dealer_id, siteId: site_id });
  const inputs: Record<string, object> = {
    "first-call": { ...client, dealer_id },
    "provision-site": { ...client, dealer_id, external_id: "provisioned" },
    "answer-alarm-verification": {
      ...client,
      dealer_id,
      site_id,
      verification_id: verification.verificationId,
      responded_at: "2026-01-01T00:00:00Z",
    },
    "connect-dealer": {
      ...client,
      user_token: sandbox.credentials.userToken,
      external_dealer_id: "northside",
    },
  };

  it("has inputs for every workflow", () => {
    expect(files.toSorted()).toEqual(Object.keys(inputs).toSorted());
  });

  it.each(Object.entries(inputs))("runs the workflow %s successfully", { timeout: 30_000 }, async (workflow, input) => {
    const { code, output } = await respect(workflow, sandbox.url, input);
    expect(output).toMatch(/Workflows: 1 passed, 1 total/);
    expect({ code, output }).toMatchObject({ code: 0 });
  });

  it("fails the workflow first-call if listSites returns 500", { timeout: 30_000 }, async () => {
    await sandbox.faults.add({ operation: "listSites", status: 500 });
    const { code, output } = await respect("first-call", sandbox.url, inputs["first-call"] ?? {});
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining("list-sites") });
  });
});
