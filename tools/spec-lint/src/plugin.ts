import { codeSamples } from "./code-samples.ts";
import { createLinks } from "./rules/create-links.ts";
import { documentedProperties } from "./rules/documented-properties.ts";
import { errorAnswers } from "./rules/error-answers.ts";
import { explicitExplode } from "./rules/explicit-explode.ts";
import { judgedByPrism } from "./rules/judged-by-prism.ts";
import { listParameters } from "./rules/list-parameters.ts";
import { noDrafts } from "./rules/no-drafts.ts";
import { successAnswers } from "./rules/success-answers.ts";
import { traceHeader } from "./rules/trace-header.ts";
import { vendorMarks } from "./rules/vendor-marks.ts";
import type { Rule } from "./redocly.ts";

const rules: Record<string, Rule> = {
  "create-links": createLinks,
  "documented-properties": documentedProperties,
  "error-answers": errorAnswers,
  "explicit-explode": explicitExplode,
  "judged-by-prism": judgedByPrism,
  "list-parameters": listParameters,
  "no-drafts": noDrafts,
  "success-answers": successAnswers,
  "trace-header": traceHeader,
  "vendor-marks": vendorMarks,
};

interface Plugin {
  id: string;
  rules: { oas3: Record<string, Rule> };
  decorators: { oas3: Record<string, Rule> };
  configs: Record<string, { rules: Record<string, "error"> }>;
}

/**
 * Redocly's plugin `chekt`: the rules of this API that no built-in rule states, which `extends: [chekt/all]` sets, and the
 * code samples, which go into the bundle.
 */
export default function plugin(): Plugin {
  const severities = Object.keys(rules).map((rule) => [`chekt/${rule}`, "error"] as const);
  return {
    id: "chekt",
    rules: { oas3: rules },
    decorators: { oas3: { "code-samples": codeSamples } },
    configs: { all: { rules: Object.fromEntries(severities) } },
  };
}
