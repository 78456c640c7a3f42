curl "https://api.chekt.com/partner/v1/dealers/42/sites/1/arming-settings" \
  -H "Authorization: Bearer $TOKEN"
