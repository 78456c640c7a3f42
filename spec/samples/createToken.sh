curl "https://api.chekt.com/oauth/token" \
  -d grant_type=client_credentials \
  -d client_id="$CHEKT_CLIENT_ID" \
  -d client_secret="$CHEKT_CLIENT_SECRET"
