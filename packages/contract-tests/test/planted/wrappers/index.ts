import type { WrappedFault } from "../planted-fault.ts";
import { accessFaults } from "./access.ts";
import { answerFaults } from "./answers.ts";
import { listFaults } from "./lists.ts";
import { stateFaults } from "./state.ts";

export const wrappedFaults: readonly WrappedFault[] = [...answerFaults, ...accessFaults, ...listFaults, ...stateFaults];
