import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { acceptedRules } from "./accepted-rules.ts";
import { bundle } from "./project.ts";
import { ibm, validators } from "./validators.ts";

const others = validators.filter((validator) => validator !== ibm);

it.each(others)("reports nothing about the bundle with $package", async (validator) => {
  expect(await validator.validate(bundle)).toEqual([]);
});

it("reports only accepted style rules about the bundle with IBM's ruleset", async () => {
  const findings = await ibm.validate(bundle);
  const rules = new Set(findings.map((finding) => finding.split(":")[0] ?? ""));
  expect([...rules].toSorted()).toEqual(Object.keys(acceptedRules).toSorted());
});

it.each(others)("reports a response without a description with $package", async (validator) => {
  const folder = await mkdtemp(join(tmpdir(), "chekt-judges-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const description = JSON.parse(await readFile(bundle, "utf8"));
  delete description.components.responses.NotFound.description;
  const file = join(folder, "openapi.json");
  await writeFile(file, JSON.stringify(description));
  expect(await validator.validate(file)).not.toEqual([]);
});
