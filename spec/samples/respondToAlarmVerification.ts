import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const verificationId = process.env["VERIFICATION_ID"] ?? ""; // from CHeKT
const response = await chekt.alarmVerifications.respond(
  { dealerId: 42, siteId: 1, verificationId },
  { contact_id: 1, action: "dispatch", responded_at: "2023-10-01T12:00:00Z" },
);
console.log(response.id);
