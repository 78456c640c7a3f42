curl -X DELETE "https://api.chekt.com/partner/v1/dealers/42/monitoring-stations/6" \
  -H "Authorization: Bearer $TOKEN"
