import * as fc from "fast-check";
import { isObject, type Json, type JsonObject } from "@chekt/description";
import type { Description } from "../../description.ts";
import { validCalls } from "../../generate/calls.ts";
import { adapt, callPath, expectValues, fail } from "./act.ts";
import { alive, type Kind, type Model, type Thing } from "./model.ts";
import { Step } from "./step.ts";

/** Lists steps that update and delete several devices of one site. */
export function deviceCommands(
  description: Description,
  kinds: readonly Kind[],
  pick: fc.Arbitrary<number>,
): fc.Arbitrary<Step>[] {
  if (!kinds.some(({ parameter }) => parameter === "deviceId")) return [];
  const items = validCalls(description, description.operation("updateDevices")).map(({ body }) =>
    Array.isArray(body) ? body : [],
  );
  return [fc.tuple(items, pick).map(([changes, index]) => change(changes, index)), pick.map(removeDevices)];
}

const hasDevice = (model: Readonly<Model>): boolean => model.things.some(({ kind }) => kind.parameter === "deviceId");

function change(changes: readonly Json[], index: number): Step {
  return new Step(`updateDevices ×${changes.length} #${index}`, hasDevice, async (model, run) => {
    const { path, devices } = pickSite(model, index);
    if (devices.length === 0) return;
    const chosen = changes.map((_change, position) => devices[(index + position) % devices.length]);
    const body = changes.map((changed, position): JsonObject => ({
      ...adapt(run, model, changed, index),
      device_id: chosen[position]?.id ?? 0,
    }));
    const operation = run.description.operation("updateDevices");
    const exchange = await callPath(run, operation.id, path, operation.success, { body });
    for (const [position, result] of readResults(exchange.json).entries()) {
      const [device, values] = [chosen[position], body[position] ?? {}];
      if (!device) continue;
      const succeeds = device.alive && values["name"] !== "";
      if (result["is_successful"] !== succeeds) {
        fail(
          run,
          operation,
          `${operation.pointer}/responses/200`,
          `is_successful ${succeeds} for item ${position}`,
          exchange,
        );
      }
      if (!succeeds) continue;
      device.values = { ...device.values, ...values };
      expectValues(run, model, operation, device, result["res"], exchange);
    }
  });
}

function removeDevices(index: number): Step {
  return new Step(`deleteDevices #${index}`, hasDevice, async (model, run) => {
    const { path, devices } = pickSite(model, index);
    const chosen = devices.filter((_device, position) => (index >> position) % 2 === 0).slice(0, 8);
    if (chosen.length === 0) return;
    const operation = run.description.operation("deleteDevices");
    const body = { deviceIds: chosen.map(({ id }) => id) };
    const exchange = await callPath(run, operation.id, path, operation.success, { body });
    for (const [position, result] of readResults(exchange.json).entries()) {
      const device = chosen[position];
      if (!device) continue;
      if (result["is_successful"] !== device.alive) {
        fail(
          run,
          operation,
          `${operation.pointer}/responses/200`,
          `is_successful ${device.alive} for item ${position}`,
          exchange,
        );
      }
      device.alive = false;
    }
  });
}

/** Picks an existing site, and returns its devices including the deleted ones. */
function pickSite(model: Model, index: number): { path: Thing["path"]; devices: Thing[] } {
  const sites = alive(model, "siteId");
  const site = sites[index % Math.max(sites.length, 1)];
  const devices = model.things.filter(({ kind, path }) => kind.parameter === "deviceId" && path["siteId"] === site?.id);
  return { path: site?.path ?? {}, devices: site ? devices : [] };
}

function readResults(json: Json | undefined): JsonObject[] {
  const results = isObject(json) ? json["results"] : undefined;
  return Array.isArray(results) ? results.filter(isObject) : [];
}
