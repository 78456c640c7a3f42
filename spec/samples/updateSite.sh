curl -X PATCH "https://api.chekt.com/partner/v1/dealers/42/sites/1" \
  -H "Authorization: Bearer $TOKEN" \
  -H "Content-Type: application/json" \
  -d '{ "name": "Headquarters", "address2": "7th Floor" }'
