curl -G "https://api.chekt.com/partner/v1/dealers/42/sites/1/contacts" \
  -H "Authorization: Bearer $TOKEN" \
  --data-urlencode 'filter=last_name,Doe,eq' \
  --data-urlencode 'limit=10'
