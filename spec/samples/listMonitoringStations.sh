curl -G "https://api.chekt.com/partner/v1/dealers/42/monitoring-stations" \
  -H "Authorization: Bearer $TOKEN" \
  --data-urlencode 'fields=monitoring_station_id,name' \
  --data-urlencode 'sort=name'
