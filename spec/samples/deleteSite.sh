curl -X DELETE "https://api.chekt.com/partner/v1/dealers/42/sites/1" \
  -H "Authorization: Bearer $TOKEN"
