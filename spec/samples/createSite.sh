curl -X POST "https://api.chekt.com/partner/v1/dealers/42/sites" \
  -H "Authorization: Bearer $TOKEN" \
  -H "Content-Type: application/json" \
  -d '{
    "external_site_id": "hq",
    "name": "Headquarters",
    "timezone": "America/New_York",
    "monitoring_station_id": 1
  }'
