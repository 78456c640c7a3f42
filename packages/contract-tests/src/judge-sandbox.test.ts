import { startSandboxTarget } from "./targets/sandbox.ts";
import { judgeInVitest } from "../test/support/judge-in-vitest.ts";

judgeInVitest("sandbox", startSandboxTarget, 1000);
