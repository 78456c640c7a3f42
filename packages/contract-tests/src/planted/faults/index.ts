import type { PlantedFault } from "../planted-fault.ts";
import { accessFaults } from "./access.ts";
import { answerFaults } from "./answers.ts";
import { behaviourFaults } from "./behaviour.ts";
import { listFaults } from "./lists.ts";

export const plantedFaults: readonly PlantedFault[] = [
  ...accessFaults,
  ...listFaults,
  ...answerFaults,
  ...behaviourFaults,
];
