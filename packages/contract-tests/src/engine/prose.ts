import { type Operation, pathParameters } from "@chekt/description";
import type { Description } from "../description.ts";
import type { CapabilityName } from "./target.ts";

/** Facts that the description states only in prose. */

/** Operations after whose success the row in their path or body cannot be used again. */
const consumedParameters: Readonly<Record<string, string>> = {
  disconnectDealer: "dealerId",
  deleteDevices: "deviceId",
  respondToAlarmVerification: "verificationId",
};

/** Returns the parameter of the row that an operation deletes or uses up, if any. */
export function consumedParameter(operation: Operation): string | undefined {
  if (operation.method === "DELETE") return pathParameters(operation).at(-1)?.name;
  return consumedParameters[operation.id];
}

/** Returns whether a property or parameter must refer to an existing row. */
function isReference({ creators }: Pick<Description, "creators">, name: string): boolean {
  if (name === "verificationId" || name === "verification_id") return true;
  return [...creators.values()].some(({ key, parameter }) => [key, parameter, `${parameter}s`].includes(name));
}

/** Returns the status codes that are right for a valid call. */
export function rightStatuses(
  description: Pick<Description, "creators">,
  operation: Operation,
  /** Parameters and properties with generated values. */
  madeUp: readonly string[],
): number[] {
  const { id, success, responses } = operation;
  // A token request can match the schema and still name an unknown client.
  if (id === "createToken") return madeUp.length > 0 ? [200, 400, 401] : [200];
  const references = madeUp.filter((name) => isReference(description, name));
  const further = references.length === 0 ? [] : references.includes("dealerId") ? [400, 403, 404] : [400, 404];
  return [success, ...further.filter((status) => responses.has(status))];
}

/** Lists the capabilities that a target needs for an operation to succeed. */
export function requiredCapabilities(operation: Operation): CapabilityName[] {
  const { id, method } = operation;
  if (method === "GET" || id === "createToken") return [];
  if (id === "connectDealer" || id === "disconnectDealer") return ["writes", "connecting"];
  return id === "updateDealer" ? ["writes", "dealerWrites"] : ["writes"];
}
