curl -X PATCH "https://api.chekt.com/partner/v1/dealers/42/sites/1/activation-status" \
  -H "Authorization: Bearer $TOKEN"
