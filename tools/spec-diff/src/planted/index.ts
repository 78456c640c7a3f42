import { accessChanges } from "./access.ts";
import { operationChanges } from "./operations.ts";
import { parameterChanges } from "./parameters.ts";
import type { Planted } from "./planted.ts";
import { requestChanges } from "./requests.ts";
import { responseChanges } from "./responses.ts";

/** All changes that are planted, each to be found, and classed right. */
export const planted: readonly Planted[] = [
  ...operationChanges,
  ...accessChanges,
  ...parameterChanges,
  ...requestChanges,
  ...responseChanges,
];
