import { startPrismTarget } from "./targets/prism.ts";
import { judgeInVitest } from "./testing/judge-in-vitest.ts";

judgeInVitest("prism", startPrismTarget, 100);
