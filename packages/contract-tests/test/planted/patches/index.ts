import type { PatchedFault } from "../planted-fault.ts";
import { accessFaults } from "./access.ts";
import { answerFaults } from "./answers.ts";
import { behaviourFaults } from "./behaviour.ts";
import { listFaults } from "./lists.ts";

export const patchedFaults: readonly PatchedFault[] = [
  ...accessFaults,
  ...listFaults,
  ...answerFaults,
  ...behaviourFaults,
];
