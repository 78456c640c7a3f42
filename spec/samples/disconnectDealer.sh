curl -X PUT "https://api.chekt.com/partner/v1/dealers/42/disconnect" \
  -H "Authorization: Bearer $TOKEN"
