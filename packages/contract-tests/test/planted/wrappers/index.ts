import type { PlantedFault } from "../planted-fault.ts";
import { accessFaults } from "./access.ts";
import { authenticationFaults } from "./authentication.ts";
import { bulkFaults } from "./bulk.ts";
import { idempotencyFaults } from "./idempotency.ts";
import { listFaults } from "./lists.ts";
import { responseFaults } from "./responses.ts";
import { routingFaults } from "./routing.ts";
import { ruleFaults } from "./rules.ts";
import { stateFaults } from "./state.ts";
import { validationFaults } from "./validation.ts";
import { verificationFaults } from "./verifications.ts";

export const plantedFaults: readonly PlantedFault[] = [
  ...responseFaults,
  ...validationFaults,
  ...routingFaults,
  ...authenticationFaults,
  ...accessFaults,
  ...listFaults,
  ...bulkFaults,
  ...verificationFaults,
  ...ruleFaults,
  ...stateFaults,
  ...idempotencyFaults,
];
