import { randomUUID } from "node:crypto";
import { isObject, type Json } from "@chekt/description";
import { toText } from "../../engine/wire/to-text.ts";
import type { Run } from "../../engine/run.ts";
import type { Task } from "../../engine/task.ts";
import type { Exchange } from "../../engine/wire/exchange.ts";

const NAME = "verification_answered_once";

/** The lifetime of the verification that expires, in seconds. */
const EXPIRES_IN = 60;

/** A verification accepts one decision: repeating it is accepted, changing it is rejected, and after expiry it is gone. */
export const verificationTask: Task = {
  id: "promises/respondToAlarmVerification/once",
  phase: "promises",
  title: "an alarm verification accepts one decision",
  operation: "respondToAlarmVerification",
  checks: [NAME],
  needs: ["verifications", "clock", "writes"],
  async run(run) {
    const path = { dealerId: Number(await run.fixture.id("dealerId")), siteId: Number(await run.fixture.id("siteId")) };
    const contact_id = await run.fixture.id("contactId");
    const decision = { contact_id, action: "dispatch", responded_at: "2026-01-02T03:04:05Z" };
    const pending = { ...path, verificationId: await trigger(run, path) };

    await expectResponse(run, pending, decision, 200, "a decision");
    await expectResponse(run, pending, decision, 200, "the same decision again");
    await expectResponse(run, pending, { ...decision, action: "disregard" }, 400, "another decision after the first");
    await expectResponse(run, pending, decision, 200, "the first decision once more");
    await expectResponse(run, { ...path, verificationId: randomUUID() }, decision, 404, "an unknown verification");

    const unanswered = { ...path, verificationId: await trigger(run, path) };
    await expectResponse(
      run,
      unanswered,
      { ...decision, contact_id: Number.MAX_SAFE_INTEGER },
      400,
      "an unknown contact",
    );
    await expectResponse(run, unanswered, decision, 200, "a decision after a rejected one");

    const elsewhere = await contactOfAnotherSite(run, path.dealerId);
    const other = { ...path, verificationId: await trigger(run, path) };
    await expectResponse(run, other, { ...decision, contact_id: elsewhere }, 400, "a contact of another site");

    const late = { ...path, verificationId: await trigger(run, path, EXPIRES_IN) };
    await run.advanceClock((EXPIRES_IN + 1) * 1000);
    await expectResponse(run, late, decision, 404, "a decision after expiry");
  },
};

async function contactOfAnotherSite(run: Run, dealerId: number): Promise<Json> {
  const path = { dealerId, siteId: await run.fixture.id("siteId", true) };
  const body = { external_contact_id: run.fixture.unique("elsewhere"), first_name: "A", last_name: "B" };
  const { json } = await run.succeed("createContact", { path, body });
  return isObject(json) ? (json["contact_id"] ?? null) : null;
}

async function trigger(run: Run, site: { dealerId: number; siteId: number }, expiresIn?: number): Promise<string> {
  const { control } = run.target;
  return control
    ? control.askForVerification({ ...site, ...(expiresIn !== undefined && { expiresIn }) })
    : randomUUID();
}

async function expectResponse(
  run: Run,
  path: Readonly<Record<string, Json>>,
  body: { readonly [name: string]: Json },
  status: number,
  what: string,
): Promise<void> {
  const operation = run.description.operation("respondToAlarmVerification");
  const exchange = await run.call(operation, { path, query: {}, headers: {}, body: { ...body } }, { kind: "open" });
  const got =
    exchange.status === status && status === 200 ? describeDifference(exchange, body) : String(exchange.status);
  if (got === undefined || (status !== 200 && exchange.status === status)) return;
  const where = `${operation.pointer}/responses/${status}`;
  run.report({ check: NAME, expected: `${status} for ${what}`, where: `${where} (${what})`, got }, operation, exchange);
}

/** Finds a property of the recorded decision that differs from what was sent. */
function describeDifference({ json }: Exchange, body: { readonly [name: string]: Json }): string | undefined {
  const recorded = isObject(json) ? json : {};
  const wrong = Object.keys(body).find((name) =>
    name === "responded_at"
      ? Date.parse(toText(recorded[name])) !== Date.parse(toText(body[name]))
      : recorded[name] !== body[name],
  );
  return wrong === undefined ? undefined : `${wrong} ${JSON.stringify(recorded[wrong])}`;
}
