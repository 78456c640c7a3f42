# The ID of the verification, from CHeKT.
curl -X PATCH "https://api.chekt.com/partner/v1/dealers/42/sites/1/alarm-verifications/$VERIFICATION_ID" \
  -H "Authorization: Bearer $TOKEN" \
  -H "Content-Type: application/json" \
  -d '{ "contact_id": 1, "action": "dispatch", "responded_at": "2026-01-01T12:00:00Z" }'
