declare module "@ibm-cloud/openapi-ruleset" {
  import type { RulesetDefinition } from "@stoplight/spectral-core";

  const ruleset: RulesetDefinition;
  export default ruleset;
}
