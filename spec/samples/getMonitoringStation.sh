curl "https://api.chekt.com/partner/v1/dealers/42/monitoring-stations/1" \
  -H "Authorization: Bearer $TOKEN"
