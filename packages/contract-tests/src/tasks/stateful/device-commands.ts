import * as fc from "fast-check";
import { isObject, type Json, type JsonObject } from "@chekt/description";
import type { Description } from "../../description.ts";
import { validCalls } from "../../generate/calls.ts";
import { adapt, callPath, expectShown, fail } from "./act.ts";
import { alive, type Kind, type Model, type Thing } from "./model.ts";
import { Step } from "./step.ts";

/** Devices are changed and deleted in numbers, those of one site together. */
export function deviceCommands(
  description: Description,
  kinds: readonly Kind[],
  pick: fc.Arbitrary<number>,
): fc.Arbitrary<Step>[] {
  if (!kinds.some(({ parameter }) => parameter === "deviceId")) return [];
  const items = validCalls(description, description.operation("updateDevices")).map(({ body }) =>
    Array.isArray(body) ? body : [],
  );
  return [fc.tuple(items, pick).map(([changes, index]) => change(changes, index)), pick.map(take)];
}

const hasDevice = (model: Readonly<Model>): boolean => model.things.some(({ kind }) => kind.parameter === "deviceId");

function change(changes: readonly Json[], index: number): Step {
  return new Step(`updateDevices ×${changes.length} #${index}`, hasDevice, async (model, run) => {
    const { path, devices } = ofOneSite(model, index);
    if (devices.length === 0) return;
    const chosen = changes.map((_change, nth) => devices[(index + nth) % devices.length]);
    const body = changes.map((changed, nth): JsonObject => ({
      ...adapt(run, model, changed, index),
      device_id: chosen[nth]?.id ?? 0,
    }));
    const operation = run.description.operation("updateDevices");
    const exchange = await callPath(run, operation.id, path, operation.success, { body });
    for (const [nth, result] of readResults(exchange.json).entries()) {
      const [device, given] = [chosen[nth], body[nth] ?? {}];
      if (!device) continue;
      const succeeds = device.alive && given["name"] !== "";
      if (result["is_successful"] !== succeeds) {
        fail(
          run,
          operation,
          `${operation.pointer}/responses/200`,
          `is_successful ${succeeds} for item ${nth}`,
          exchange,
        );
      }
      if (!succeeds) continue;
      device.values = { ...device.values, ...given };
      expectShown(run, model, operation, device, result["res"], exchange);
    }
  });
}

function take(index: number): Step {
  return new Step(`deleteDevices #${index}`, hasDevice, async (model, run) => {
    const { path, devices } = ofOneSite(model, index);
    const chosen = devices.filter((_device, nth) => (index >> nth) % 2 === 0).slice(0, 8);
    if (chosen.length === 0) return;
    const operation = run.description.operation("deleteDevices");
    const body = { deviceIds: chosen.map(({ id }) => id) };
    const exchange = await callPath(run, operation.id, path, operation.success, { body });
    for (const [nth, result] of readResults(exchange.json).entries()) {
      const device = chosen[nth];
      if (!device) continue;
      if (result["is_successful"] !== device.alive) {
        fail(
          run,
          operation,
          `${operation.pointer}/responses/200`,
          `is_successful ${device.alive} for item ${nth}`,
          exchange,
        );
      }
      device.alive = false;
    }
  });
}

/** The devices of a site that is there, those that were deleted among them. */
function ofOneSite(model: Model, index: number): { path: Thing["path"]; devices: Thing[] } {
  const sites = alive(model, "siteId");
  const site = sites[index % Math.max(sites.length, 1)];
  const devices = model.things.filter(({ kind, path }) => kind.parameter === "deviceId" && path["siteId"] === site?.id);
  return { path: site?.path ?? {}, devices: site ? devices : [] };
}

function readResults(json: Json | undefined): JsonObject[] {
  const results = isObject(json) ? json["results"] : undefined;
  return Array.isArray(results) ? results.filter(isObject) : [];
}
