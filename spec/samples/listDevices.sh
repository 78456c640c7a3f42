curl -G "https://api.chekt.com/partner/v1/dealers/42/sites/1/devices" \
  -H "Authorization: Bearer $TOKEN" \
  --data-urlencode 'fields=device_id,name,zone_number' \
  --data-urlencode 'filter=device_type,camera,eq' \
  --data-urlencode 'sort=zone_number'
