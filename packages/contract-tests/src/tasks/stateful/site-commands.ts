import * as fc from "fast-check";
import { isObject, type Json } from "@chekt/description";
import { callThing, expectValues, fail } from "./act.ts";
import { alive, type Model, pickFrom } from "./model.ts";
import { Step } from "./step.ts";

/** Lists steps on a site besides reading and updating it. */
export function siteCommands(pick: fc.Arbitrary<number>): fc.Arbitrary<Step>[] {
  return [
    pick.map(toggle),
    fc.tuple(fc.constantFrom(1, 2, 3, 4), pick).map(([type, index]) => arm(type, index)),
    pick.map(readArming),
    fc.tuple(fc.constantFrom("dispatch", "disregard"), pick).map(([action, index]) => verify(action, index)),
  ];
}

function hasSite({ things }: Readonly<Model>): boolean {
  return things.some(({ kind }) => kind.parameter === "siteId");
}

function sites({ things }: Model): Model["things"] {
  return things.filter(({ kind }) => kind.parameter === "siteId");
}

function toggle(index: number): Step {
  return new Step(`toggleSiteActivation #${index}`, hasSite, async (model, run) => {
    const site = pickFrom(sites(model), index);
    const exchange = await callThing(run, site, "toggleSiteActivation");
    if (!site.alive) return;
    site.values = { ...site.values, is_activated: site.values["is_activated"] === 1 ? 0 : 1 };
    expectValues(run, model, run.description.operation("toggleSiteActivation"), site, exchange.json, exchange);
  });
}

function arm(security_type: number, index: number): Step {
  return new Step(`updateArmingSettings ${security_type} #${index}`, hasSite, async (model, run) => {
    const site = pickFrom(sites(model), index);
    const exchange = await callThing(run, site, "updateArmingSettings", { security_type });
    if (!site.alive) return;
    // Only the arming settings return it.
    site.values = { ...site.values, security_type };
    expectValues(run, model, run.description.operation("updateArmingSettings"), site, exchange.json, exchange);
  });
}

function readArming(index: number): Step {
  return new Step(`getArmingSettings #${index}`, hasSite, async (model, run) => {
    const site = pickFrom(sites(model), index);
    const exchange = await callThing(run, site, "getArmingSettings");
    if (site.alive)
      expectValues(run, model, run.description.operation("getArmingSettings"), site, exchange.json, exchange);
  });
}

function verify(action: string, index: number): Step {
  return new Step(`respondToAlarmVerification ${action} #${index}`, hasContact, async (model, run) => {
    const { control } = run.target;
    const contact = pickFrom(alive(model, "contactId"), index);
    const { dealerId, siteId } = contact.path;
    if (!control || run.target.capabilities.verifications !== true) return;
    const verificationId = await control.askForVerification({ dealerId: Number(dealerId), siteId: Number(siteId) });
    const body: { [name: string]: Json } = { contact_id: contact.id, action, responded_at: "2026-01-02T03:04:05Z" };
    const path = { dealerId: dealerId ?? null, siteId: siteId ?? null, verificationId };
    const exchange = await callThing(run, { ...contact, path }, "respondToAlarmVerification", body);
    const decision = isObject(exchange.json) ? exchange.json : {};
    if (decision["action"] === action && decision["contact_id"] === contact.id) return;
    const operation = run.description.operation("respondToAlarmVerification");
    fail(run, operation, `${operation.pointer}/responses/200`, JSON.stringify(body), exchange);
  });
}

function hasContact(model: Readonly<Model>): boolean {
  return alive(model, "contactId").length > 0;
}
