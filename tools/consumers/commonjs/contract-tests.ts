// A partner's use of the contract tests. The types of fast-check, which theirs import, need `moduleResolution: node16`.
import { judge, startSandboxTarget } from "@chekt/partner-contract-tests";

export async function countFindings(): Promise<number> {
  const { findings } = await judge(await startSandboxTarget(), { seed: 1, cases: 2 });
  return findings.length;
}
