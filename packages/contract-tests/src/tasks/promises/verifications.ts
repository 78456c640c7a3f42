import { randomUUID } from "node:crypto";
import { isObject, type Json } from "@chekt/description";
import { toText } from "../../engine/wire/to-text.ts";
import type { Run } from "../../engine/run.ts";
import type { Task } from "../../engine/task.ts";
import type { Exchange } from "../../engine/wire/exchange.ts";

const NAME = "verification_answered_once";

/** For how many seconds the verification that expires can be answered. */
const EXPIRES_IN = 60;

/** A verification is answered once: the same answer again is accepted, another refused, and after its time it is gone. */
export const verificationTask: Task = {
  id: "promises/respondToAlarmVerification/once",
  phase: "promises",
  title: "an alarm verification is answered once",
  operation: "respondToAlarmVerification",
  checks: [NAME],
  needs: ["verifications", "clock", "writes"],
  async run(run) {
    const path = { dealerId: Number(await run.fixture.id("dealerId")), siteId: Number(await run.fixture.id("siteId")) };
    const contact_id = await run.fixture.id("contactId");
    const answer = { contact_id, action: "dispatch", responded_at: "2026-01-02T03:04:05Z" };
    const pending = { ...path, verificationId: await ask(run, path) };

    await expectAnswer(run, pending, answer, 200, "an answer");
    await expectAnswer(run, pending, answer, 200, "the same answer again");
    await expectAnswer(run, pending, { ...answer, action: "disregard" }, 400, "another answer after the first");
    await expectAnswer(run, pending, answer, 200, "the first answer once more");
    await expectAnswer(
      run,
      { ...path, verificationId: randomUUID() },
      answer,
      404,
      "a verification that nobody asked for",
    );

    const stranger = { ...path, verificationId: await ask(run, path) };
    await expectAnswer(
      run,
      stranger,
      { ...answer, contact_id: Number.MAX_SAFE_INTEGER },
      400,
      "a contact that is not the site's",
    );
    await expectAnswer(run, stranger, answer, 200, "an answer after one that was refused");

    const elsewhere = await contactOfAnotherSite(run, path.dealerId);
    const other = { ...path, verificationId: await ask(run, path) };
    await expectAnswer(run, other, { ...answer, contact_id: elsewhere }, 400, "a contact of another site");

    const late = { ...path, verificationId: await ask(run, path, EXPIRES_IN) };
    await run.target.control?.advanceClock((EXPIRES_IN + 1) * 1000);
    await expectAnswer(run, late, answer, 404, "an answer after its time");
  },
};

async function contactOfAnotherSite(run: Run, dealerId: number): Promise<Json> {
  const path = { dealerId, siteId: await run.fixture.id("siteId", true) };
  const body = { external_contact_id: run.fixture.unique("elsewhere"), first_name: "A", last_name: "B" };
  const { json } = await run.succeed("createContact", { path, body });
  return isObject(json) ? (json["contact_id"] ?? null) : null;
}

async function ask(run: Run, site: { dealerId: number; siteId: number }, expiresIn?: number): Promise<string> {
  const { control } = run.target;
  return control
    ? control.askForVerification({ ...site, ...(expiresIn !== undefined && { expiresIn }) })
    : randomUUID();
}

async function expectAnswer(
  run: Run,
  path: Readonly<Record<string, Json>>,
  body: { readonly [name: string]: Json },
  status: number,
  what: string,
): Promise<void> {
  const operation = run.description.operation("respondToAlarmVerification");
  const exchange = await run.call(operation, { path, query: {}, headers: {}, body: { ...body } }, { kind: "open" });
  const got = exchange.status === status && status === 200 ? unlike(exchange, body) : String(exchange.status);
  if (got === undefined || (status !== 200 && exchange.status === status)) return;
  const where = `${operation.pointer}/responses/${status}`;
  run.report({ check: NAME, expected: `${status} for ${what}`, where: `${where} (${what})`, got }, operation, exchange);
}

/** What the recorded answer has otherwise than it was sent. */
function unlike({ json }: Exchange, body: { readonly [name: string]: Json }): string | undefined {
  const recorded = isObject(json) ? json : {};
  const wrong = Object.keys(body).find((name) =>
    name === "responded_at"
      ? Date.parse(toText(recorded[name])) !== Date.parse(toText(body[name]))
      : recorded[name] !== body[name],
  );
  return wrong === undefined ? undefined : `${wrong} ${JSON.stringify(recorded[wrong])}`;
}
