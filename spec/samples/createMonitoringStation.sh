curl -X POST "https://api.chekt.com/partner/v1/dealers/42/monitoring-stations" \
  -H "Authorization: Bearer $TOKEN" \
  -H "Content-Type: application/json" \
  -d '{
    "external_monitoring_station_id": "ms-1",
    "name": "Central Station",
    "prefix": "CS"
  }'
