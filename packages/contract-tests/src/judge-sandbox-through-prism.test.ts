import { startSandboxThroughPrismTarget } from "./targets/sandbox-through-prism.ts";
import { judgeInVitest } from "./testing/judge-in-vitest.ts";

judgeInVitest("sandbox-through-prism", startSandboxThroughPrismTarget, 50);
