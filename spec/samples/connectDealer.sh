# A user token of the dealer, from the authorization code flow.
curl -X PUT "https://api.chekt.com/partner/v1/dealers/connect" \
  -H "Authorization: Bearer $USER_TOKEN" \
  -H "Content-Type: application/json" \
  -d '{ "external_dealer_id": "ext-67890", "company_name": "CHeKT Security Solutions Inc." }'
