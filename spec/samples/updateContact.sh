curl -X PATCH "https://api.chekt.com/partner/v1/dealers/42/sites/1/contacts/1" \
  -H "Authorization: Bearer $TOKEN" \
  -H "Content-Type: application/json" \
  -d '{ "phone_number": "+1-555-0101" }'
