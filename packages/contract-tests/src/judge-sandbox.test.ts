import { startSandboxTarget } from "./targets/sandbox.ts";
import { judgeInVitest } from "./testing/judge-in-vitest.ts";

judgeInVitest("sandbox", startSandboxTarget, 1000);
