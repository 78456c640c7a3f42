import { startPrismTarget } from "./targets/prism.ts";
import { judgeInVitest } from "../test/support/judge-in-vitest.ts";

judgeInVitest("prism", startPrismTarget, 100);
