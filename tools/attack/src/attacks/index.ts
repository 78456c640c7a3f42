import type { Attack } from "./attack.ts";
import { exhaustion, slowConnections } from "./exhaustion.ts";
import { isolation } from "./isolation.ts";
import { malformedHttp, unusualRequests } from "./malformed-http.ts";
import { oauth } from "./oauth.ts";

export const attacks: readonly Attack[] = [
  malformedHttp,
  unusualRequests,
  oauth,
  isolation,
  exhaustion,
  slowConnections,
];
