import { startSandboxThroughPrismTarget } from "./targets/sandbox-through-prism.ts";
import { judgeInVitest } from "../test/support/judge-in-vitest.ts";

judgeInVitest("sandbox-through-prism", startSandboxThroughPrismTarget, 50);
