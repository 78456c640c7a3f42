curl -X POST "https://api.chekt.com/partner/v1/dealers/42/sites/1/devices" \
  -H "Authorization: Bearer $TOKEN" \
  -H "Content-Type: application/json" \
  -d '[
    { "external_device_id": "cam-1", "device_type": "camera", "zone_number": "101", "name": "Front Door" },
    { "external_device_id": "cam-2", "device_type": "camera", "zone_number": "102", "name": "Lobby" }
  ]'
