curl -X PATCH "https://api.chekt.com/partner/v1/dealers/42" \
  -H "Authorization: Bearer $TOKEN" \
  -H "Content-Type: application/json" \
  -d '{ "company_name": "CHeKT Security Solutions Inc." }'
