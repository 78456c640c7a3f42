curl -X POST "https://api.chekt.com/partner/v1/dealers/42/sites/1/contacts" \
  -H "Authorization: Bearer $TOKEN" \
  -H "Content-Type: application/json" \
  -d '{
    "external_contact_id": "maria",
    "first_name": "Maria",
    "last_name": "Garcia",
    "phone_number": "+1-555-0100",
    "email": "maria.garcia@example.com"
  }'
