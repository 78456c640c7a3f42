import { catchError, type Reply } from "@chekt/testing";
import { describe, expect, it } from "vitest";
import { partnerApi } from "../testing/partner-api.ts";

const where = { dealerId: 42, siteId: 7, verificationId: "550e8400-e29b-41d4-a716-446655440000" };
const answer = { contact_id: 1, action: "dispatch", responded_at: "2026-01-01T00:00:00Z" } as const;
const recorded = { id: 1, verification_id: where.verificationId, ...answer };

const refusal = (status: number, more: object = {}): Reply => ({
  status,
  json: { status_code: status, error_message: "The wording may change.", ...more },
});

describe("alarmVerifications.answer", () => {
  it.each<{ what: string; reply: Reply; outcome: string }>([
    { what: "an answer that counts", reply: { json: recorded }, outcome: "recorded" },
    { what: "the same answer", reply: { json: { ...recorded, code: "already_answered" } }, outcome: "unchanged" },
    { what: "another answer", reply: refusal(400, { code: "already_answered" }), outcome: "conflict" },
    { what: "another answer, as a conflict", reply: refusal(409), outcome: "conflict" },
    {
      what: "another answer, in the nested format",
      reply: { status: 422, json: { error: { code: "already_answered", message: "no" } } },
      outcome: "conflict",
    },
    { what: "an expired or unknown verification", reply: refusal(404), outcome: "gone" },
  ])("returns $outcome for $what", async ({ reply, outcome }) => {
    const { chekt } = await partnerApi(() => reply);
    const details = ["recorded", "unchanged"].includes(outcome)
      ? { data: recorded }
      : { error: { status: Object(reply).status } };
    expect(await chekt.alarmVerifications.answer(where, answer)).toMatchObject({ outcome, ...details });
  });

  it.each([
    ["invalid input", refusal(400, { field: "contact_id" }), "BadRequestError"],
    ["a lost connection", "drop" as const, "NetworkError"],
    ["another dealer", refusal(403), "ForbiddenError"],
  ])("throws for %s", async (_what, reply, name) => {
    const { chekt } = await partnerApi(() => reply, { retries: 0 });
    expect(await catchError(chekt.alarmVerifications.answer(where, answer))).toMatchObject({ name });
  });

  it("takes call options, and bound path parameters", async () => {
    const { chekt, received } = await partnerApi(() => ({ json: recorded }));
    const { dealerId, siteId, verificationId } = where;
    const site = chekt.at({ dealerId, siteId });
    await site.alarmVerifications.answer({ verificationId }, answer, { idempotencyKey: "answer-1" });
    expect(received[0]).toMatchObject({ method: "PATCH", headers: { "idempotency-key": "answer-1" } });
  });
});
