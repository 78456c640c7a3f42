import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import SwaggerParser from "@apidevtools/swagger-parser";
import ibmRuleset from "@ibm-cloud/openapi-ruleset";
import { validate } from "@scalar/openapi-parser";
import { type RulesetDefinition, Spectral } from "@stoplight/spectral-core";
import { oas } from "@stoplight/spectral-rulesets";
import { run } from "../runtimes/run.ts";

/** A tool that checks a description. */
export interface Validator {
  /** The package of the tool. Its version is the tool's version. */
  readonly package: string;
  /** Returns what the tool reports about a description: errors, warnings and hints. */
  validate(bundle: string): Promise<string[]>;
}

const spectral: Validator = {
  package: "@stoplight/spectral-rulesets",
  // Its types do not match those of the linter.
  validate: (bundle) => lint(bundle, oas as RulesetDefinition),
};

export const ibm: Validator = { package: "@ibm-cloud/openapi-ruleset", validate: (bundle) => lint(bundle, ibmRuleset) };

const redocly: Validator = {
  package: "@redocly/cli",
  async validate(bundle) {
    const cli = join(dirname(fileURLToPath(import.meta.resolve("@redocly/cli/package.json"))), "bin", "cli.js");
    const args = [cli, "lint", bundle, "--extends=recommended-strict", "--format=json"];
    // In the folder of the bundle, where Redocly finds no settings.
    const { stdout, stderr } = await run(process.execPath, args, dirname(bundle), {
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    });
    if (!stdout.startsWith("{")) return [stderr];
    const { problems } = JSON.parse(stdout) as { problems: { ruleId: string; message: string }[] };
    return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
  },
};

const scalar: Validator = {
  package: "@scalar/openapi-parser",
  async validate(bundle) {
    const { errors = [] } = await validate(await readFile(bundle, "utf8"));
    return errors.map(({ message }) => message);
  },
};

const swaggerParser: Validator = {
  package: "@apidevtools/swagger-parser",
  async validate(bundle) {
    try {
      await SwaggerParser.validate(bundle);
      return [];
    } catch (error) {
      return [String(error)];
    }
  },
};

export const validators: readonly Validator[] = [spectral, ibm, redocly, scalar, swaggerParser];

async function lint(bundle: string, ruleset: RulesetDefinition): Promise<string[]> {
  const linter = new Spectral();
  linter.setRuleset({ extends: [ruleset] });
  const findings = await linter.run(await readFile(bundle, "utf8"));
  return findings.map(({ code, path, message }) => `${code}: ${path.join(".")}: ${message}`);
}
