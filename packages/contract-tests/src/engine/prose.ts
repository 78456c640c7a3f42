import { type Operation, pathParameters } from "@chekt/description";
import type { Description } from "../description.ts";
import type { CapabilityName } from "./target.ts";

/** What the description says of its operations in sentences only, as far as this suite depends on it. */

/** What the path of an operation names, and is gone or used up after its success. */
const usedUp: Readonly<Record<string, string>> = {
  disconnectDealer: "dealerId",
  deleteDevices: "deviceId",
  respondToAlarmVerification: "verificationId",
};

/** What an operation takes away or uses up; undefined where all stays. */
export function usedUpBy(operation: Operation): string | undefined {
  if (operation.method === "DELETE") return pathParameters(operation).at(-1)?.name;
  return usedUp[operation.id];
}

/** Whether a property or parameter names something that has to be there, whatever its schema says. */
function isReference({ creators }: Pick<Description, "creators">, name: string): boolean {
  if (name === "verificationId") return true;
  return [...creators.values()].some(({ key, parameter }) => [key, parameter, `${parameter}s`].includes(name));
}

/** The statuses that are right for a valid call. */
export function rightStatuses(
  description: Pick<Description, "creators">,
  operation: Operation,
  /** Parameters and properties whose values are just made up. */
  madeUp: readonly string[],
): number[] {
  const { id, success, responses } = operation;
  // A token request fits its schema long before it names a client that exists.
  if (id === "createToken") return madeUp.length > 0 ? [200, 400, 401] : [200];
  const references = madeUp.filter((name) => isReference(description, name));
  const further = references.length === 0 ? [] : references.includes("dealerId") ? [400, 403, 404] : [400, 404];
  return [success, ...further.filter((status) => responses.has(status))];
}

/** What a target has to be able to do, so that an operation can be called for real. */
export function requiredCapabilities(operation: Operation): CapabilityName[] {
  const { id, method } = operation;
  if (method === "GET" || id === "createToken") return [];
  if (id === "connectDealer" || id === "disconnectDealer") return ["writes", "connecting"];
  return id === "updateDealer" ? ["writes", "dealerWrites"] : ["writes"];
}
