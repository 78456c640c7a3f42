curl "https://api.chekt.com/partner/v1/dealers/42/sites/1/devices/1" \
  -H "Authorization: Bearer $TOKEN"
