curl "https://api.chekt.com/partner/v1/dealers/42" \
  -H "Authorization: Bearer $TOKEN"
