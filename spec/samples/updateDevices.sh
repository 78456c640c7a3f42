curl -X PATCH "https://api.chekt.com/partner/v1/dealers/42/sites/1/devices" \
  -H "Authorization: Bearer $TOKEN" \
  -H "Content-Type: application/json" \
  -d '[
    { "device_id": 1, "name": "Back Door" },
    { "device_id": 2, "zone_number": "105" }
  ]'
