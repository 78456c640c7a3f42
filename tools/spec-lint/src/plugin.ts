import { codeSamples } from "./code-samples.ts";
import { plainObjects } from "./plain-objects.ts";
import { retryMarks } from "./retry-marks.ts";
import { columnReferences } from "./rules/column-references.ts";
import { createLinks } from "./rules/create-links.ts";
import { documentedProperties } from "./rules/documented-properties.ts";
import { errorResponses } from "./rules/error-responses.ts";
import { explicitExplode } from "./rules/explicit-explode.ts";
import { judgedByPrism } from "./rules/judged-by-prism.ts";
import { listParameters } from "./rules/list-parameters.ts";
import { noDrafts } from "./rules/no-drafts.ts";
import { successResponses } from "./rules/success-responses.ts";
import { traceHeader } from "./rules/trace-header.ts";
import { vendorExtensions } from "./rules/vendor-extensions.ts";
import type { Rule } from "./redocly.ts";

const rules: Record<string, Rule> = {
  "column-references": columnReferences,
  "create-links": createLinks,
  "documented-properties": documentedProperties,
  "error-responses": errorResponses,
  "explicit-explode": explicitExplode,
  "judged-by-prism": judgedByPrism,
  "list-parameters": listParameters,
  "no-drafts": noDrafts,
  "success-responses": successResponses,
  "trace-header": traceHeader,
  "vendor-extensions": vendorExtensions,
};

interface Plugin {
  id: string;
  rules: { oas3: Record<string, Rule> };
  decorators: { oas3: Record<string, Rule> };
  configs: Record<string, { rules: Record<string, "error"> }>;
}

/**
 * Redocly's plugin `chekt`: the rules for this API that have no built-in counterpart (enabled by `extends:
 * [chekt/all]`), and decorators of the bundle: they embed the code samples, replace `allOf` by plain
 * objects, and mark what is not safe to retry.
 */
export default function plugin(): Plugin {
  const severities = Object.keys(rules).map((rule) => [`chekt/${rule}`, "error"] as const);
  return {
    id: "chekt",
    rules: { oas3: rules },
    decorators: { oas3: { "code-samples": codeSamples, "plain-objects": plainObjects, "retry-marks": retryMarks } },
    configs: { all: { rules: Object.fromEntries(severities) } },
  };
}
