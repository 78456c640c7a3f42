curl -G "https://api.chekt.com/partner/v1/dealers/42/sites" \
  -H "Authorization: Bearer $TOKEN" \
  --data-urlencode 'fields=site_id,name,timezone' \
  --data-urlencode 'filter=is_activated,1,eq' \
  --data-urlencode 'filter=name,^Gang,regex' \
  --data-urlencode 'sort=created_at' \
  --data-urlencode 'dir=desc' \
  --data-urlencode 'limit=50'
