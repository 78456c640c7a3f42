curl -X POST "https://api.chekt.com/partner/v1/dealers/42/sites/1/devices/bulk-delete" \
  -H "Authorization: Bearer $TOKEN" \
  -H "Content-Type: application/json" \
  -d '{ "deviceIds": [2, 3] }'
