// Generated from spec/ by `pnpm codegen`. Do not edit: change the description and run it again.
export interface paths {
  "/oauth/token": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Fetch an access token
     * @description Exchanges the client's credentials, an authorization code or a refresh token for an access token. Reuse the token until shortly before it expires instead of fetching one for each request. A request with the client's credentials is safe to retry. A code and, where CHeKT rotates them, a refresh token can be used only once.
     */
    post: operations["createToken"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/partner/v1/dealers/connect": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Connect a dealer
     * @description Connects the dealer of the user token with your own ID of the dealer. From then on, your client tokens are accepted for the dealer. Requires a user token of the dealer, from the authorization code flow. A client token is not accepted.
     */
    put: operations["connectDealer"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
      };
      cookie?: never;
    };
    /**
     * Get a dealer
     * @description Gets one dealer that the token can access.
     */
    get: operations["getDealer"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Update a dealer
     * @description Updates the company's name, address or contact details. Omitted properties stay unchanged.
     */
    patch: operations["updateDealer"];
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/disconnect": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
      };
      cookie?: never;
    };
    get?: never;
    /**
     * Disconnect a dealer
     * @description Removes the connection between the dealer and your own ID of the dealer. From then on, your client tokens are no longer accepted for the dealer: every request for it returns 403. Not safe to retry: if the response to a request was lost, its retry is a 403, too.
     */
    put: operations["disconnectDealer"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/sites": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
      };
      cookie?: never;
    };
    /**
     * List sites
     * @description Lists the sites of a dealer. By default, returns all columns of the first 100 sites, sorted by ID.
     */
    get: operations["listSites"];
    put?: never;
    /**
     * Create a site
     * @description Creates a site. A new site is inactive: add its devices and contacts, then activate it with `toggleSiteActivation`. Not safe to retry: if the response is lost, look the site up by its `external_site_id` first.
     */
    post: operations["createSite"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/sites/{siteId}": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    /**
     * Get a site
     * @description Gets one site with all its properties, including `has_physical_bridge`.
     */
    get: operations["getSite"];
    put?: never;
    post?: never;
    /**
     * Delete a site
     * @description Deletes a site with its contacts and devices.
     */
    delete: operations["deleteSite"];
    options?: never;
    head?: never;
    /**
     * Update a site
     * @description Updates a site. Omitted properties stay unchanged. To activate a site, use `toggleSiteActivation`.
     */
    patch: operations["updateSite"];
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/sites/{siteId}/activation-status": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Toggle site activation
     * @description Deactivates an active site and activates an inactive one. Takes no body. Not safe to retry: a second request toggles the site back. To reach a certain state, get the site first.
     */
    patch: operations["toggleSiteActivation"];
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/monitoring-stations": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
      };
      cookie?: never;
    };
    /**
     * List monitoring stations
     * @description Lists the monitoring stations of a dealer. By default, returns all columns of the first 100 stations, sorted by ID.
     */
    get: operations["listMonitoringStations"];
    put?: never;
    /**
     * Create a monitoring station
     * @description Creates a monitoring station to which the dealer's sites can send their alarms. Not safe to retry: if the response is lost, look the station up by its `external_monitoring_station_id` first.
     */
    post: operations["createMonitoringStation"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/monitoring-stations/{monitoringStationId}": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the monitoring station, as `monitoring_station_id` in every response about it.
         * @example 1
         */
        monitoringStationId: components["parameters"]["MonitoringStationId"];
      };
      cookie?: never;
    };
    /**
     * Get a monitoring station
     * @description Gets one monitoring station of the dealer.
     */
    get: operations["getMonitoringStation"];
    put?: never;
    post?: never;
    /**
     * Delete a monitoring station
     * @description Deletes a monitoring station. Refused with 400 if sites still send their alarms to it.
     */
    delete: operations["deleteMonitoringStation"];
    options?: never;
    head?: never;
    /**
     * Update a monitoring station
     * @description Updates a monitoring station. Omitted properties stay unchanged.
     */
    patch: operations["updateMonitoringStation"];
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    /**
     * List contacts
     * @description Lists the contacts of a site. By default, returns all columns of the first 100 contacts, sorted by ID.
     */
    get: operations["listContacts"];
    put?: never;
    /**
     * Create a contact
     * @description Adds a person to the site. Not safe to retry: if the response is lost, look the contact up by its `external_contact_id` first.
     */
    post: operations["createContact"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts/{contactId}": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
        /**
         * @description CHeKT's ID of the contact, as `contact_id` in every response about it.
         * @example 1
         */
        contactId: components["parameters"]["ContactId"];
      };
      cookie?: never;
    };
    /**
     * Get a contact
     * @description Gets one contact of the site.
     */
    get: operations["getContact"];
    put?: never;
    post?: never;
    /**
     * Delete a contact
     * @description Deletes one contact of the site, by the ID that CHeKT has for the contact.
     */
    delete: operations["deleteContact"];
    options?: never;
    head?: never;
    /**
     * Update a contact
     * @description Updates a contact. Omitted properties stay unchanged.
     */
    patch: operations["updateContact"];
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/sites/{siteId}/devices": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    /**
     * List devices
     * @description Lists the devices of a site. By default, returns all columns of the first 100 devices, sorted by ID.
     */
    get: operations["listDevices"];
    put?: never;
    /**
     * Create devices
     * @description Adds devices to the site, many in one request. Each device succeeds or fails separately, and the status code is 201 in both cases, so check `failure_count`. An invalid item, such as one without a `zone_number`, fails alone. Only a body that is not an array, is empty or has too many items is refused as a whole, with 400. Not safe to retry: if the response is lost, look the devices up by their `external_device_id` first.
     */
    post: operations["createDevices"];
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Update devices
     * @description Updates devices of the site, many in one request. Each item identifies its device by `device_id`. Each device succeeds or fails separately, and the status code is 200 in both cases, so check `failure_count`. An invalid item, such as one without a `device_id`, fails alone. Only a body that is not an array, is empty or has too many items is refused as a whole, with 400.
     */
    patch: operations["updateDevices"];
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/sites/{siteId}/devices/bulk-delete": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Delete devices
     * @description Deletes devices of the site, many in one request. Each device succeeds or fails separately, and the status code is 200 in both cases, so check `failure_count`. An item of `deviceIds` that is not a positive integer fails alone. Only a body with an unknown property, or whose `deviceIds` is missing, not an array, empty or too long, is refused as a whole, with 400. Not safe to retry: a second request reports the devices that the first one deleted as unknown.
     */
    post: operations["deleteDevices"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/sites/{siteId}/devices/{deviceId}": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
        /**
         * @description CHeKT's ID of the device, as `device_id` in every response about it.
         * @example 1
         */
        deviceId: components["parameters"]["DeviceId"];
      };
      cookie?: never;
    };
    /**
     * Get a device
     * @description Gets one device of the site.
     */
    get: operations["getDevice"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/sites/{siteId}/arming-settings": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    /**
     * Get the arming settings of a site
     * @description Gets the security system that arms and disarms the site.
     */
    get: operations["getArmingSettings"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Update the arming settings of a site
     * @description Switches the site to a different security system.
     */
    patch: operations["updateArmingSettings"];
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/sites/{siteId}/alarm-verifications/{verificationId}": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
        /**
         * @description The UUID of the verification.
         * @example 550e8400-e29b-41d4-a716-446655440000
         */
        verificationId: components["parameters"]["VerificationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Respond to an alarm verification
     * @description Records the decision of a contact of the site about a pending verification. Sending the same response again is accepted, so this operation is safe to retry. A different response is refused with 400 and the code `already_answered`. A verification that is unknown or has expired returns 404. By default, it expires after two minutes: respond at once.
     */
    patch: operations["respondToAlarmVerification"];
    trace?: never;
  };
}
export interface components {
  schemas: {
    /** @description Your own token, by your client secret. */
    ClientSecretGrant: {
      /**
       * @description The client credentials grant.
       * @example client_credentials
       * @enum {string}
       */
      grant_type: "client_credentials";
      /**
       * @description Your client ID.
       * @example my-client
       */
      client_id: string;
      /**
       * @description Your client secret.
       * @example my-secret
       */
      client_secret: string;
      /**
       * @description The requested scopes, separated by spaces. Without it, the token has every scope that the client may have.
       * @example create:sites read:sites update:sites delete:sites
       */
      scope?: string | undefined;
    };
    /**
     * @description The type of `client_assertion`: a signed JWT (RFC 7523).
     * @example urn:ietf:params:oauth:client-assertion-type:jwt-bearer
     * @enum {string}
     */
    ClientAssertionType: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    /** @description Your own token, by a JWT that you sign instead of sending a secret (RFC 7523). */
    ClientAssertionGrant: {
      /**
       * @description The client credentials grant.
       * @example client_credentials
       * @enum {string}
       */
      grant_type: "client_credentials";
      /**
       * @description Your client ID.
       * @example my-client
       */
      client_id: string;
      /**
       * @description The type of `client_assertion`: a signed JWT (RFC 7523).
       * @example urn:ietf:params:oauth:client-assertion-type:jwt-bearer
       */
      client_assertion_type: components["schemas"]["ClientAssertionType"];
      /**
       * @description A JWT signed with your private key, whose public key is registered with CHeKT (`private_key_jwt`).
       * @example eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl
       */
      client_assertion: string;
      /**
       * @description The requested scopes, separated by spaces. Without it, the token has every scope that the client may have.
       * @example create:sites read:sites update:sites delete:sites
       */
      scope?: string | undefined;
    };
    /** @description A user token, by the code from the authorization endpoint. A confidential client adds its secret or its assertion. */
    AuthorizationCodeGrant: {
      /**
       * @description The authorization code grant.
       * @example authorization_code
       * @enum {string}
       */
      grant_type: "authorization_code";
      /**
       * @description Your client ID.
       * @example my-client
       */
      client_id: string;
      /**
       * @description Your client secret.
       * @example my-secret
       */
      client_secret?: string | undefined;
      /**
       * @description The type of `client_assertion`: a signed JWT (RFC 7523).
       * @example urn:ietf:params:oauth:client-assertion-type:jwt-bearer
       */
      client_assertion_type?: components["schemas"]["ClientAssertionType"] | undefined;
      /**
       * @description A JWT signed with your private key, instead of `client_secret`.
       * @example eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl
       */
      client_assertion?: string | undefined;
      /**
       * @description The code that the authorization endpoint sent to `redirect_uri`.
       * @example SplxlOBeZQQYbYS6WxSbIA
       */
      code: string;
      /**
       * Format: uri
       * @description The redirect URI of the authorization request.
       * @example https://partner.example.com/callback
       */
      redirect_uri?: string | undefined;
      /**
       * @description The PKCE code verifier (RFC 7636) for the challenge in the authorization request.
       * @example dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
       */
      code_verifier?: string | undefined;
    };
    /** @description Renews a user token. A confidential client adds its secret or its assertion. */
    RefreshTokenGrant: {
      /**
       * @description The refresh token grant.
       * @example refresh_token
       * @enum {string}
       */
      grant_type: "refresh_token";
      /**
       * @description Your client ID.
       * @example my-client
       */
      client_id: string;
      /**
       * @description Your client secret.
       * @example my-secret
       */
      client_secret?: string | undefined;
      /**
       * @description The type of `client_assertion`: a signed JWT (RFC 7523).
       * @example urn:ietf:params:oauth:client-assertion-type:jwt-bearer
       */
      client_assertion_type?: components["schemas"]["ClientAssertionType"] | undefined;
      /**
       * @description A JWT signed with your private key, instead of `client_secret`.
       * @example eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl
       */
      client_assertion?: string | undefined;
      /**
       * @description A refresh token from an earlier response.
       * @example tGzv3JOkF0XG5Qx2TlKWIA
       */
      refresh_token: string;
      /**
       * @description Fewer scopes than those of the refresh token, separated by spaces. Without it, the token has all of them.
       * @example update:dealer
       */
      scope?: string | undefined;
    };
    /** @description A token request, by one of four grants. */
    CreateTokenDto:
      | components["schemas"]["ClientSecretGrant"]
      | components["schemas"]["ClientAssertionGrant"]
      | components["schemas"]["AuthorizationCodeGrant"]
      | components["schemas"]["RefreshTokenGrant"];
    /** @description An access token, as specified in RFC 6749, section 5.1. */
    ResponseTokenDto: {
      /**
       * @description The token. Send it as `Authorization: Bearer <access_token>`. It is opaque: do not parse it.
       * @example chekt-example-access-token
       */
      access_token: string;
      /**
       * @description How to send the token.
       * @example Bearer
       * @enum {string}
       */
      token_type: "Bearer";
      /**
       * @description The lifetime of the token in seconds. CHeKT states an hour on one page and a day on another, so trust this value only.
       * @example 3600
       */
      expires_in: number;
      /**
       * @description Renews the token without the user. Only the authorization code flow may return one.
       * @example tGzv3JOkF0XG5Qx2TlKWIA
       */
      refresh_token?: string | undefined;
      /**
       * @description The granted scopes, separated by spaces. Present at least if they differ from the requested ones.
       * @example create:sites read:sites update:sites delete:sites
       */
      scope?: string | undefined;
    };
    /** @description The error body of the token endpoint, as specified in RFC 6749, section 5.2. */
    TokenErrorDto: {
      /**
       * @description The error code of RFC 6749.
       * @example invalid_client
       * @enum {string}
       */
      error:
        | "invalid_request"
        | "invalid_client"
        | "invalid_grant"
        | "unauthorized_client"
        | "unsupported_grant_type"
        | "invalid_scope";
      /**
       * @description A message for developers.
       * @example The client ID or its credentials are invalid.
       */
      error_description?: string | undefined;
    };
    /** @description Connects the dealer of the user token with your own ID of the dealer. */
    ConnectDealerDto: {
      /**
       * @description Your own ID of the dealer.
       * @example ext-67890
       */
      external_dealer_id: string;
      /**
       * @description The registered name of the dealer's company. Replaces the name that CHeKT has.
       * @example CHeKT Security Solutions Inc.
       */
      company_name: string;
    };
    /**
     * @description A timestamp in one of two formats: ISO 8601 with an offset (`2024-03-27T12:34:56.000Z`), or date and time without an offset (`2025-01-01 00:00:00`), which is UTC. Any timestamp may have either format.
     * @example 2024-03-27T12:34:56.000Z
     */
    Timestamp: string;
    /** @description A dealer: a company that installs and maintains sites. */
    ResponseDealerDto: {
      /**
       * @description CHeKT's ID of the dealer.
       * @example 12345
       */
      dealer_id: number;
      /**
       * @description Your own ID of the dealer, from `connectDealer`. Null after the dealer is disconnected.
       * @example ext-67890
       */
      external_dealer_id: string | null;
      /**
       * @description The registered name of the dealer's company.
       * @example CHeKT Security Solutions Inc.
       */
      company_name: string;
      /**
       * @description The street address.
       * @example 456 Market Street
       */
      company_address1?: (string | null) | undefined;
      /**
       * @description Suite, floor or unit.
       * @example Suite 801, 8th Floor
       */
      company_address2?: (string | null) | undefined;
      /**
       * Format: email
       * @description The company's email address.
       * @example support@chektdealer.com
       */
      company_email?: (string | null) | undefined;
      /**
       * @description The company's phone number, free-form.
       * @example +1-555-123-4567
       */
      company_phone_number?: (string | null) | undefined;
      /**
       * @description A timestamp in one of two formats: ISO 8601 with an offset (`2024-03-27T12:34:56.000Z`), or date and time without an offset (`2025-01-01 00:00:00`), which is UTC. Any timestamp may have either format.
       * @example 2024-03-27T12:34:56.000Z
       */
      created_at: components["schemas"]["Timestamp"];
    };
    /** @description An error with its status code and message. */
    FlatErrorDto: {
      /**
       * @description The HTTP status code of the response.
       * @example 400
       */
      status_code: number;
      /**
       * @description A message for developers. Its wording may change: do not branch on it.
       * @example name must not be empty
       */
      error_message: string;
      /**
       * @description What went wrong, for programs, where the status code alone does not say it. New codes may be added.
       * @example already_answered
       */
      code?: string | undefined;
      /**
       * @description The invalid field, if there is exactly one.
       * @example name
       */
      field?: string | undefined;
    };
    /** @description An error with a code that programs can branch on. */
    NestedErrorDto: {
      /** @description The error. */
      error: {
        /**
         * @description What went wrong, for programs. New codes may be added.
         * @example invalid_request
         */
        code?: string | undefined;
        /**
         * @description A message for developers. Its wording may change: do not branch on it.
         * @example name must not be empty
         */
        message: string;
        /**
         * @description CHeKT's own ID of the request, for its support.
         * @example req_91kxl2
         */
        request_id?: string | undefined;
        /**
         * @description The invalid field, if there is exactly one.
         * @example name
         */
        field?: string | undefined;
      };
    };
    /** @description The error body of every operation under `/partner/v1`, in one of two formats. */
    ErrorDto: components["schemas"]["FlatErrorDto"] | components["schemas"]["NestedErrorDto"];
    /** @description Changes to a dealer. Omitted properties stay unchanged. The company name can be replaced, but not cleared. */
    UpdateDealerDto: {
      /**
       * @description The registered name of the dealer's company.
       * @example CHeKT Security Solutions Inc.
       */
      company_name?: string | undefined;
      /**
       * @description The street address. An empty string clears it.
       * @example 456 Market Street
       */
      company_address1?: string | undefined;
      /**
       * @description Suite, floor or unit. An empty string clears it.
       * @example Suite 801, 8th Floor
       */
      company_address2?: string | undefined;
      /**
       * @description The company's email address. An empty string clears it.
       * @example support@chektdealer.com
       */
      company_email?: string | undefined;
      /**
       * @description The company's phone number, free-form. An empty string clears it.
       * @example +1-555-123-4567
       */
      company_phone_number?: string | undefined;
    };
    /**
     * @description Whether the site is active:
     *
     *     - `0`: inactive, the state of a new site.
     *     - `1`: active.
     * @example 1
     * @enum {integer}
     */
    SiteActivation: 0 | 1;
    /** @description The columns of a site, which `fields` can select. */
    SiteColumns: {
      /**
       * @description CHeKT's ID of the site.
       * @example 1
       */
      site_id?: number | undefined;
      /**
       * @description Your own ID of the site.
       * @example 1234567890
       */
      external_site_id?: string | undefined;
      /**
       * @description The display name.
       * @example Gangnam Headquarters
       */
      name?: string | undefined;
      /**
       * @description CHeKT's ID of the monitoring station that receives the site's alarms.
       * @example 12345
       */
      monitoring_station_id?: (number | null) | undefined;
      /**
       * @description Your own ID of that monitoring station.
       * @example 12345
       */
      external_monitoring_station_id?: (string | null) | undefined;
      /**
       * @description The site's account number at the monitoring station.
       * @example 1234567890
       */
      account_number?: (string | null) | undefined;
      /**
       * @description The street address.
       * @example 123 Teheran-ro, Gangnam-gu, Seoul
       */
      address1?: (string | null) | undefined;
      /**
       * @description Suite or floor.
       * @example 7th Floor, Suite 701
       */
      address2?: (string | null) | undefined;
      /**
       * @description The site's time zone, as an IANA name.
       * @example Asia/Seoul
       */
      timezone?: string | undefined;
      /**
       * @description Whether the site is active:
       *
       *     - `0`: inactive, the state of a new site.
       *     - `1`: active.
       * @example 1
       */
      is_activated?: components["schemas"]["SiteActivation"] | undefined;
      /**
       * @description A timestamp in one of two formats: ISO 8601 with an offset (`2024-03-27T12:34:56.000Z`), or date and time without an offset (`2025-01-01 00:00:00`), which is UTC. Any timestamp may have either format.
       * @example 2024-03-27T12:34:56.000Z
       */
      created_at?: components["schemas"]["Timestamp"] | undefined;
    };
    /** @description A site, without the properties that only `getSite` returns. */
    ResponseSiteBasicDto: {
      /**
       * @description CHeKT's ID of the site.
       * @example 1
       */
      site_id: number;
      /**
       * @description Your own ID of the site.
       * @example 1234567890
       */
      external_site_id: string;
      /**
       * @description The display name.
       * @example Gangnam Headquarters
       */
      name: string;
      /**
       * @description CHeKT's ID of the monitoring station that receives the site's alarms.
       * @example 12345
       */
      monitoring_station_id?: (number | null) | undefined;
      /**
       * @description Your own ID of that monitoring station.
       * @example 12345
       */
      external_monitoring_station_id?: (string | null) | undefined;
      /**
       * @description The site's account number at the monitoring station.
       * @example 1234567890
       */
      account_number?: (string | null) | undefined;
      /**
       * @description The street address.
       * @example 123 Teheran-ro, Gangnam-gu, Seoul
       */
      address1?: (string | null) | undefined;
      /**
       * @description Suite or floor.
       * @example 7th Floor, Suite 701
       */
      address2?: (string | null) | undefined;
      /**
       * @description The site's time zone, as an IANA name.
       * @example Asia/Seoul
       */
      timezone: string;
      /**
       * @description Whether the site is active:
       *
       *     - `0`: inactive, the state of a new site.
       *     - `1`: active.
       * @example 1
       */
      is_activated: components["schemas"]["SiteActivation"];
      /**
       * @description A timestamp in one of two formats: ISO 8601 with an offset (`2024-03-27T12:34:56.000Z`), or date and time without an offset (`2025-01-01 00:00:00`), which is UTC. Any timestamp may have either format.
       * @example 2024-03-27T12:34:56.000Z
       */
      created_at: components["schemas"]["Timestamp"];
    };
    /** @description A site to create. */
    CreateSiteDto: {
      /**
       * @description Your own ID of the site. Unique within the dealer.
       * @example 1234567890
       */
      external_site_id: string;
      /**
       * @description The display name.
       * @example Gangnam Headquarters
       */
      name: string;
      /**
       * @description The site's time zone, as an IANA name.
       * @example Asia/Seoul
       */
      timezone: string;
      /**
       * @description CHeKT's ID of the dealer's monitoring station that receives the site's alarms.
       * @example 12345
       */
      monitoring_station_id?: number | undefined;
      /**
       * @description The site's account number at the monitoring station. Unique among the sites of the station.
       * @example 1234567890
       */
      account_number?: string | undefined;
      /**
       * @description The street address.
       * @example 123 Teheran-ro, Gangnam-gu, Seoul
       */
      address1?: string | undefined;
      /**
       * @description Suite or floor.
       * @example 7th Floor, Suite 701
       */
      address2?: string | undefined;
    };
    /** @description A site with all its properties. */
    ResponseSiteDto: {
      /**
       * @description CHeKT's ID of the site.
       * @example 1
       */
      site_id: number;
      /**
       * @description Your own ID of the site.
       * @example 1234567890
       */
      external_site_id: string;
      /**
       * @description The display name.
       * @example Gangnam Headquarters
       */
      name: string;
      /**
       * @description CHeKT's ID of the monitoring station that receives the site's alarms.
       * @example 12345
       */
      monitoring_station_id?: (number | null) | undefined;
      /**
       * @description Your own ID of that monitoring station.
       * @example 12345
       */
      external_monitoring_station_id?: (string | null) | undefined;
      /**
       * @description The site's account number at the monitoring station.
       * @example 1234567890
       */
      account_number?: (string | null) | undefined;
      /**
       * @description The street address.
       * @example 123 Teheran-ro, Gangnam-gu, Seoul
       */
      address1?: (string | null) | undefined;
      /**
       * @description Suite or floor.
       * @example 7th Floor, Suite 701
       */
      address2?: (string | null) | undefined;
      /**
       * @description The site's time zone, as an IANA name.
       * @example Asia/Seoul
       */
      timezone: string;
      /**
       * @description Whether the site is active:
       *
       *     - `0`: inactive, the state of a new site.
       *     - `1`: active.
       * @example 1
       */
      is_activated: components["schemas"]["SiteActivation"];
      /**
       * @description A timestamp in one of two formats: ISO 8601 with an offset (`2024-03-27T12:34:56.000Z`), or date and time without an offset (`2025-01-01 00:00:00`), which is UTC. Any timestamp may have either format.
       * @example 2024-03-27T12:34:56.000Z
       */
      created_at: components["schemas"]["Timestamp"];
      /**
       * @description Whether a bridge is installed at the site as a separate device.
       * @example true
       */
      has_physical_bridge: boolean;
    };
    /** @description Changes to a site. Omitted properties stay unchanged. What a create requires can be replaced, but not cleared. */
    UpdateSiteDto: {
      /**
       * @description Your own ID of the site. Unique within the dealer.
       * @example 1234567890
       */
      external_site_id?: string | undefined;
      /**
       * @description The display name.
       * @example Gangnam Headquarters
       */
      name?: string | undefined;
      /**
       * @description The site's time zone, as an IANA name.
       * @example Asia/Seoul
       */
      timezone?: string | undefined;
      /**
       * @description CHeKT's ID of the dealer's monitoring station that receives the site's alarms. It can be replaced, but not cleared.
       * @example 12345
       */
      monitoring_station_id?: number | undefined;
      /**
       * @description The site's account number at the monitoring station. Unique among the sites of the station. An empty string clears it.
       * @example 1234567890
       */
      account_number?: string | undefined;
      /**
       * @description The street address. An empty string clears it.
       * @example 123 Teheran-ro, Gangnam-gu, Seoul
       */
      address1?: string | undefined;
      /**
       * @description Suite or floor. An empty string clears it.
       * @example 7th Floor, Suite 701
       */
      address2?: string | undefined;
    };
    /** @description The columns of a monitoring station, which `fields` can select. */
    MonitoringStationColumns: {
      /**
       * @description CHeKT's ID of the monitoring station.
       * @example 1
       */
      monitoring_station_id?: number | undefined;
      /**
       * @description Your own ID of the monitoring station.
       * @example 12345
       */
      external_monitoring_station_id?: string | undefined;
      /**
       * @description The display name.
       * @example CHeKT Central Station
       */
      name?: string | undefined;
      /**
       * @description The prefix of account numbers, which classifies them.
       * @example CH
       */
      prefix?: (string | null) | undefined;
      /**
       * @description The hardware module that receives the incoming lines.
       * @example 12345
       */
      linecard?: (string | null) | undefined;
      /**
       * @description A timestamp in one of two formats: ISO 8601 with an offset (`2024-03-27T12:34:56.000Z`), or date and time without an offset (`2025-01-01 00:00:00`), which is UTC. Any timestamp may have either format.
       * @example 2024-03-27T12:34:56.000Z
       */
      created_at?: components["schemas"]["Timestamp"] | undefined;
    };
    /** @description A monitoring station: a central station that receives alarms from sites. */
    ResponseMonitoringStationDto: {
      /**
       * @description CHeKT's ID of the monitoring station.
       * @example 1
       */
      monitoring_station_id: number;
      /**
       * @description Your own ID of the monitoring station.
       * @example 12345
       */
      external_monitoring_station_id: string;
      /**
       * @description The display name.
       * @example CHeKT Central Station
       */
      name: string;
      /**
       * @description The prefix of account numbers, which classifies them.
       * @example CH
       */
      prefix?: (string | null) | undefined;
      /**
       * @description The hardware module that receives the incoming lines.
       * @example 12345
       */
      linecard?: (string | null) | undefined;
      /**
       * @description A timestamp in one of two formats: ISO 8601 with an offset (`2024-03-27T12:34:56.000Z`), or date and time without an offset (`2025-01-01 00:00:00`), which is UTC. Any timestamp may have either format.
       * @example 2024-03-27T12:34:56.000Z
       */
      created_at: components["schemas"]["Timestamp"];
    };
    /** @description A monitoring station to create. */
    CreateMonitoringStationDto: {
      /**
       * @description Your own ID of the monitoring station. Unique within the dealer.
       * @example 12345
       */
      external_monitoring_station_id: string;
      /**
       * @description The display name.
       * @example CHeKT Central Station
       */
      name: string;
      /**
       * @description The prefix of account numbers, which classifies them.
       * @example CH
       */
      prefix?: string | undefined;
      /**
       * @description The hardware module that receives the incoming lines.
       * @example 12345
       */
      linecard?: string | undefined;
    };
    /** @description Changes to a monitoring station. Omitted properties stay unchanged. What a create requires can be replaced, but not cleared. */
    UpdateMonitoringStationDto: {
      /**
       * @description Your own ID of the monitoring station. Unique within the dealer.
       * @example 12345
       */
      external_monitoring_station_id?: string | undefined;
      /**
       * @description The display name.
       * @example CHeKT Central Station
       */
      name?: string | undefined;
      /**
       * @description The prefix of account numbers, which classifies them. An empty string clears it.
       * @example CH
       */
      prefix?: string | undefined;
      /**
       * @description The hardware module that receives the incoming lines. An empty string clears it.
       * @example 12345
       */
      linecard?: string | undefined;
    };
    /** @description The columns of a contact, which `fields` can select. */
    ContactColumns: {
      /**
       * @description CHeKT's ID of the contact.
       * @example 1
       */
      contact_id?: number | undefined;
      /**
       * @description Your own ID of the contact.
       * @example 1234
       */
      external_contact_id?: string | undefined;
      /**
       * @description The given name.
       * @example John
       */
      first_name?: string | undefined;
      /**
       * @description The family name.
       * @example Doe
       */
      last_name?: string | undefined;
      /**
       * @description Primary phone number, free-form.
       * @example 1234567890
       */
      phone_number?: (string | null) | undefined;
      /**
       * Format: email
       * @description The email address.
       * @example john.doe@example.com
       */
      email?: (string | null) | undefined;
      /**
       * @description A timestamp in one of two formats: ISO 8601 with an offset (`2024-03-27T12:34:56.000Z`), or date and time without an offset (`2025-01-01 00:00:00`), which is UTC. Any timestamp may have either format.
       * @example 2024-03-27T12:34:56.000Z
       */
      created_at?: components["schemas"]["Timestamp"] | undefined;
    };
    /** @description A contact: a person whom CHeKT calls or notifies about a site. */
    ResponseContactDto: {
      /**
       * @description CHeKT's ID of the contact.
       * @example 1
       */
      contact_id: number;
      /**
       * @description Your own ID of the contact.
       * @example 1234
       */
      external_contact_id: string;
      /**
       * @description The given name.
       * @example John
       */
      first_name: string;
      /**
       * @description The family name.
       * @example Doe
       */
      last_name: string;
      /**
       * @description Primary phone number, free-form.
       * @example 1234567890
       */
      phone_number?: (string | null) | undefined;
      /**
       * Format: email
       * @description The email address.
       * @example john.doe@example.com
       */
      email?: (string | null) | undefined;
      /**
       * @description A timestamp in one of two formats: ISO 8601 with an offset (`2024-03-27T12:34:56.000Z`), or date and time without an offset (`2025-01-01 00:00:00`), which is UTC. Any timestamp may have either format.
       * @example 2024-03-27T12:34:56.000Z
       */
      created_at: components["schemas"]["Timestamp"];
    };
    /** @description A contact to create. */
    CreateContactDto: {
      /**
       * @description Your own ID of the contact. Unique within the site.
       * @example 1234
       */
      external_contact_id: string;
      /**
       * @description The given name.
       * @example John
       */
      first_name: string;
      /**
       * @description The family name.
       * @example Doe
       */
      last_name: string;
      /**
       * @description The mobile phone number, free-form. It must be able to receive text messages, because CHeKT asks the contact to verify alarms by text message.
       * @example 1234567890
       */
      phone_number?: string | undefined;
      /**
       * @description The email address.
       * @example john.doe@example.com
       */
      email?: string | undefined;
    };
    /** @description Changes to a contact. Omitted properties stay unchanged. What a create requires can be replaced, but not cleared. */
    UpdateContactDto: {
      /**
       * @description Your own ID of the contact. Unique within the site.
       * @example 1234
       */
      external_contact_id?: string | undefined;
      /**
       * @description The given name.
       * @example John
       */
      first_name?: string | undefined;
      /**
       * @description The family name.
       * @example Doe
       */
      last_name?: string | undefined;
      /**
       * @description The mobile phone number, free-form. It must be able to receive text messages, because CHeKT asks the contact to verify alarms by text message. An empty string clears it.
       * @example 1234567890
       */
      phone_number?: string | undefined;
      /**
       * @description The email address. An empty string clears it.
       * @example john.doe@example.com
       */
      email?: string | undefined;
    };
    /**
     * @description The kind of device.
     * @example camera
     * @enum {string}
     */
    DeviceType: "camera" | "bridge";
    /** @description The columns of a device, which `fields` can select. */
    DeviceColumns: {
      /**
       * @description CHeKT's ID of the device.
       * @example 1
       */
      device_id?: number | undefined;
      /**
       * @description Your own ID of the device.
       * @example ext-67890
       */
      external_device_id?: string | undefined;
      /**
       * @description The kind of device.
       * @example camera
       */
      device_type?: components["schemas"]["DeviceType"] | undefined;
      /**
       * @description The display name.
       * @example Front Door
       */
      name?: (string | null) | undefined;
      /**
       * @description The zone of the alarm panel that the device reports.
       * @example 001
       */
      zone_number?: string | undefined;
      /**
       * @description Additional zones of the device, separated by commas.
       * @example 002,003
       */
      additional_zone_numbers?: (string | null) | undefined;
      /**
       * @description The MAC address, free-form.
       * @example 1234567890
       */
      mac?: (string | null) | undefined;
      /**
       * @description The manufacturer.
       * @example CHeKT
       */
      manufacturer?: (string | null) | undefined;
      /**
       * @description The model name.
       * @example CHEKT-CAM-001
       */
      model?: (string | null) | undefined;
      /**
       * @description The serial number.
       * @example 1234567890
       */
      serial_number?: (string | null) | undefined;
      /**
       * @description The partner that registered the device, if any.
       * @example chekt
       */
      registered_by_partner?: (string | null) | undefined;
      /**
       * @description A timestamp in one of two formats: ISO 8601 with an offset (`2024-03-27T12:34:56.000Z`), or date and time without an offset (`2025-01-01 00:00:00`), which is UTC. Any timestamp may have either format.
       * @example 2024-03-27T12:34:56.000Z
       */
      created_at?: components["schemas"]["Timestamp"] | undefined;
      /**
       * @description A timestamp in one of two formats: ISO 8601 with an offset (`2024-03-27T12:34:56.000Z`), or date and time without an offset (`2025-01-01 00:00:00`), which is UTC. Any timestamp may have either format.
       * @example 2024-03-27T12:34:56.000Z
       */
      updated_at?: components["schemas"]["Timestamp"] | undefined;
    };
    /** @description A device: a camera or a bridge installed at a site. */
    ResponseDeviceDto: {
      /**
       * @description CHeKT's ID of the device.
       * @example 1
       */
      device_id: number;
      /**
       * @description Your own ID of the device.
       * @example ext-67890
       */
      external_device_id: string;
      /**
       * @description The kind of device.
       * @example camera
       */
      device_type: components["schemas"]["DeviceType"];
      /**
       * @description The display name.
       * @example Front Door
       */
      name?: (string | null) | undefined;
      /**
       * @description The zone of the alarm panel that the device reports.
       * @example 001
       */
      zone_number: string;
      /**
       * @description Additional zones of the device, separated by commas.
       * @example 002,003
       */
      additional_zone_numbers?: (string | null) | undefined;
      /**
       * @description The MAC address, free-form.
       * @example 1234567890
       */
      mac?: (string | null) | undefined;
      /**
       * @description The manufacturer.
       * @example CHeKT
       */
      manufacturer?: (string | null) | undefined;
      /**
       * @description The model name.
       * @example CHEKT-CAM-001
       */
      model?: (string | null) | undefined;
      /**
       * @description The serial number.
       * @example 1234567890
       */
      serial_number?: (string | null) | undefined;
      /**
       * @description The partner that registered the device, if any.
       * @example chekt
       */
      registered_by_partner?: (string | null) | undefined;
      /**
       * @description A timestamp in one of two formats: ISO 8601 with an offset (`2024-03-27T12:34:56.000Z`), or date and time without an offset (`2025-01-01 00:00:00`), which is UTC. Any timestamp may have either format.
       * @example 2024-03-27T12:34:56.000Z
       */
      created_at: components["schemas"]["Timestamp"];
      /**
       * @description A timestamp in one of two formats: ISO 8601 with an offset (`2024-03-27T12:34:56.000Z`), or date and time without an offset (`2025-01-01 00:00:00`), which is UTC. Any timestamp may have either format.
       * @example 2024-03-27T12:34:56.000Z
       */
      updated_at: components["schemas"]["Timestamp"];
    };
    /** @description A device to create. */
    CreateDeviceDto: {
      /**
       * @description Your own ID of the device. Unique within the site.
       * @example ext-67890
       */
      external_device_id: string;
      /**
       * @description The kind of device.
       * @example camera
       */
      device_type: components["schemas"]["DeviceType"];
      /**
       * @description The zone of the alarm panel that the device reports.
       * @example 001
       */
      zone_number: string;
      /**
       * @description The display name. Optional, but an empty name fails the item.
       * @example Front Door
       */
      name?: string | undefined;
      /**
       * @description Additional zones of the device, separated by commas.
       * @example 002,003
       */
      additional_zone_numbers?: string | undefined;
      /**
       * @description The MAC address, free-form.
       * @example 1234567890
       */
      mac?: string | undefined;
      /**
       * @description The manufacturer.
       * @example CHeKT
       */
      manufacturer?: string | undefined;
      /**
       * @description The model name.
       * @example CHEKT-CAM-001
       */
      model?: string | undefined;
      /**
       * @description The serial number.
       * @example 1234567890
       */
      serial_number?: string | undefined;
    };
    /** @description A device that was created. */
    BulkDeviceCreationSuccessDto: {
      /**
       * @description Always true here.
       * @example true
       * @enum {boolean}
       */
      is_successful: true;
      /** @description A device to create. */
      req: components["schemas"]["CreateDeviceDto"];
      /** @description A device: a camera or a bridge installed at a site. */
      res: components["schemas"]["ResponseDeviceDto"];
    };
    /** @description A device that was not created, and why. */
    BulkDeviceCreationFailureDto: {
      /**
       * @description Always false here.
       * @example false
       * @enum {boolean}
       */
      is_successful: false;
      /**
       * @description The HTTP status code that a request for this device alone would have returned.
       * @example 400
       */
      status_code: number;
      /**
       * @description A message for developers.
       * @example name must not be empty
       */
      error_message: string;
      /**
       * @description The item as it was sent.
       * @example {
       *       "external_device_id": "ext-67890",
       *       "device_type": "camera",
       *       "zone_number": "001",
       *       "name": ""
       *     }
       */
      req: unknown;
    };
    /** @description The results of a bulk creation, in the order of the request. Some devices may fail while others succeed. */
    BulkDeviceCreationResponseDto: {
      /**
       * @description The number of created devices.
       * @example 2
       */
      success_count: number;
      /**
       * @description The number of devices that could not be created.
       * @example 1
       */
      failure_count: number;
      /** @description One result per device, in the order of the request. `is_successful` tells success from failure. */
      results: (
        | components["schemas"]["BulkDeviceCreationSuccessDto"]
        | components["schemas"]["BulkDeviceCreationFailureDto"]
      )[];
    };
    /** @description Changes to a device. Omitted properties stay unchanged. What a create requires can be replaced, but not cleared. */
    UpdateDeviceDto: {
      /**
       * @description CHeKT's ID of the device to update.
       * @example 1
       */
      device_id: number;
      /**
       * @description Your own ID of the device. Unique within the site.
       * @example ext-67890
       */
      external_device_id?: string | undefined;
      /**
       * @description The kind of device.
       * @example camera
       */
      device_type?: components["schemas"]["DeviceType"] | undefined;
      /**
       * @description The zone of the alarm panel that the device reports.
       * @example 001
       */
      zone_number?: string | undefined;
      /**
       * @description The display name. Optional, but an empty name fails the item. It can be replaced, but not cleared.
       * @example Front Door
       */
      name?: string | undefined;
      /**
       * @description Additional zones of the device, separated by commas. An empty string clears it.
       * @example 002,003
       */
      additional_zone_numbers?: string | undefined;
      /**
       * @description The MAC address, free-form. An empty string clears it.
       * @example 1234567890
       */
      mac?: string | undefined;
      /**
       * @description The manufacturer. An empty string clears it.
       * @example CHeKT
       */
      manufacturer?: string | undefined;
      /**
       * @description The model name. An empty string clears it.
       * @example CHEKT-CAM-001
       */
      model?: string | undefined;
      /**
       * @description The serial number. An empty string clears it.
       * @example 1234567890
       */
      serial_number?: string | undefined;
    };
    /** @description A device that was updated. */
    BulkDeviceUpdateSuccessDto: {
      /**
       * @description Always true here.
       * @example true
       * @enum {boolean}
       */
      is_successful: true;
      /** @description Changes to a device. Omitted properties stay unchanged. What a create requires can be replaced, but not cleared. */
      req: components["schemas"]["UpdateDeviceDto"];
      /** @description A device: a camera or a bridge installed at a site. */
      res: components["schemas"]["ResponseDeviceDto"];
    };
    /** @description A device that was not updated, and why. */
    BulkDeviceUpdateFailureDto: {
      /**
       * @description Always false here.
       * @example false
       * @enum {boolean}
       */
      is_successful: false;
      /**
       * @description The HTTP status code that a request for this device alone would have returned.
       * @example 404
       */
      status_code: number;
      /**
       * @description A message for developers.
       * @example This site has no device 891
       */
      error_message: string;
      /**
       * @description The item as it was sent.
       * @example {
       *       "device_id": 891,
       *       "name": "Front Door"
       *     }
       */
      req: unknown;
    };
    /** @description The results of a bulk update, in the order of the request. Some devices may fail while others succeed. */
    BulkDeviceUpdateResponseDto: {
      /**
       * @description The number of updated devices.
       * @example 2
       */
      success_count: number;
      /**
       * @description The number of devices that could not be updated.
       * @example 1
       */
      failure_count: number;
      /** @description One result per device, in the order of the request. `is_successful` tells success from failure. */
      results: (
        | components["schemas"]["BulkDeviceUpdateSuccessDto"]
        | components["schemas"]["BulkDeviceUpdateFailureDto"]
      )[];
    };
    /** @description The devices to delete. */
    DeleteDevicesDto: {
      /**
       * @description CHeKT's IDs of the devices to delete.
       * @example [
       *       123,
       *       891
       *     ]
       */
      deviceIds: number[];
    };
    /** @description A device that was deleted. */
    BulkDeviceDeleteSuccessDto: {
      /**
       * @description Always true here.
       * @example true
       * @enum {boolean}
       */
      is_successful: true;
      /**
       * @description The ID from the request.
       * @example 891
       */
      req: number;
      /** @description A device: a camera or a bridge installed at a site. */
      res: components["schemas"]["ResponseDeviceDto"];
    };
    /** @description A device that was not deleted, and why. */
    BulkDeviceDeleteFailureDto: {
      /**
       * @description Always false here.
       * @example false
       * @enum {boolean}
       */
      is_successful: false;
      /**
       * @description The HTTP status code that a request for this device alone would have returned.
       * @example 404
       */
      status_code: number;
      /**
       * @description A message for developers.
       * @example This site has no device 891
       */
      error_message: string;
      /**
       * @description The item as it was sent.
       * @example 891
       */
      req: unknown;
    };
    /** @description The results of a bulk deletion, in the order of the request. Some devices may fail while others succeed. */
    BulkDeviceDeleteResponseDto: {
      /**
       * @description The number of deleted devices.
       * @example 2
       */
      success_count: number;
      /**
       * @description The number of devices that could not be deleted.
       * @example 1
       */
      failure_count: number;
      /** @description One result per device, in the order of the request. `is_successful` tells success from failure. */
      results: (
        | components["schemas"]["BulkDeviceDeleteSuccessDto"]
        | components["schemas"]["BulkDeviceDeleteFailureDto"]
      )[];
    };
    /**
     * @description The security system that arms and disarms the site:
     *
     *     - `1`: alarm panel, primary bridge.
     *     - `2`: alarm panel, individual bridge.
     *     - `3`: CHeKT Video Security System.
     *     - `4`: external security system.
     * @example 1
     * @enum {integer}
     */
    SecurityType: 1 | 2 | 3 | 4;
    /** @description The arming settings of a site. */
    ResponseArmingSettingDto: {
      /**
       * @description CHeKT's ID of the site.
       * @example 1
       */
      site_id: number;
      /**
       * @description Your own ID of the site.
       * @example 1234567890
       */
      external_site_id: string;
      /**
       * @description The name of the site.
       * @example Gangnam Headquarters
       */
      name: string;
      /**
       * @description The security system that arms and disarms the site:
       *
       *     - `1`: alarm panel, primary bridge.
       *     - `2`: alarm panel, individual bridge.
       *     - `3`: CHeKT Video Security System.
       *     - `4`: external security system.
       * @example 1
       */
      security_type: components["schemas"]["SecurityType"];
    };
    /** @description The new security system of the site. */
    UpdateArmingSettingDto: {
      /**
       * @description The security system that arms and disarms the site:
       *
       *     - `1`: alarm panel, primary bridge.
       *     - `2`: alarm panel, individual bridge.
       *     - `3`: CHeKT Video Security System.
       *     - `4`: external security system.
       * @example 1
       */
      security_type: components["schemas"]["SecurityType"];
    };
    /**
     * @description What to do about the alarm:
     *
     *     - `dispatch`: the alarm is real, send help.
     *     - `disregard`: it is a false alarm, do nothing.
     * @example dispatch
     * @enum {string}
     */
    VerificationAction: "dispatch" | "disregard";
    /** @description A contact's response to a verification. */
    RespondToAlarmVerificationDto: {
      /**
       * Format: uuid
       * @description The UUID of the verification, as in the path. It can be omitted.
       * @example 550e8400-e29b-41d4-a716-446655440000
       */
      verification_id?: string | undefined;
      /**
       * @description CHeKT's ID of the contact who responded, a contact of the site.
       * @example 67890
       */
      contact_id: number;
      /**
       * @description What to do about the alarm:
       *
       *     - `dispatch`: the alarm is real, send help.
       *     - `disregard`: it is a false alarm, do nothing.
       * @example dispatch
       */
      action: components["schemas"]["VerificationAction"];
      /**
       * Format: date-time
       * @description When the contact decided, in ISO 8601 with an offset. Not in the future.
       * @example 2023-10-01T12:00:00Z
       */
      responded_at: string;
    };
    /** @description A verification with the recorded response. */
    ResponseAlarmVerificationDto: {
      /**
       * @description CHeKT's ID of the recorded response.
       * @example 1
       */
      id: number;
      /**
       * Format: uuid
       * @description The UUID of the verification.
       * @example 550e8400-e29b-41d4-a716-446655440000
       */
      verification_id: string;
      /**
       * @description CHeKT's ID of the contact who responded.
       * @example 67890
       */
      contact_id: number;
      /**
       * @description What to do about the alarm:
       *
       *     - `dispatch`: the alarm is real, send help.
       *     - `disregard`: it is a false alarm, do nothing.
       * @example dispatch
       */
      action: components["schemas"]["VerificationAction"];
      /**
       * @description A timestamp in one of two formats: ISO 8601 with an offset (`2024-03-27T12:34:56.000Z`), or date and time without an offset (`2025-01-01 00:00:00`), which is UTC. Any timestamp may have either format.
       * @example 2024-03-27T12:34:56.000Z
       */
      responded_at: components["schemas"]["Timestamp"];
      /**
       * @description `already_answered` if the same response was recorded before. Otherwise absent.
       * @example already_answered
       */
      code?: string | undefined;
    };
  };
  responses: {
    /** @description The token request is invalid, or the grant was refused. */
    TokenBadRequest: {
      headers: {
        "x-partner-trace-id": components["headers"]["TraceId"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["TokenErrorDto"];
      };
    };
    /** @description The client could not be authenticated. */
    TokenUnauthorized: {
      headers: {
        "x-partner-trace-id": components["headers"]["TraceId"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["TokenErrorDto"];
      };
    };
    /** @description The request is invalid: a required value is missing, has the wrong type, or breaks a rule. If one field is invalid, `field` names it. */
    BadRequest: {
      headers: {
        "x-partner-trace-id": components["headers"]["TraceId"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorDto"];
      };
    };
    /** @description The access token is missing, expired or invalid. Fetch a new one from `POST /oauth/token` and retry. */
    Unauthorized: {
      headers: {
        "x-partner-trace-id": components["headers"]["TraceId"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorDto"];
      };
    };
    /** @description The access token is valid, but is not a user token, the user is not an admin of the dealer, or the token lacks the scope `update:dealer`. In the last case, `code` is `insufficient_scope`. */
    ForbiddenToConnect: {
      headers: {
        "x-partner-trace-id": components["headers"]["TraceId"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorDto"];
      };
    };
    /** @description An ID in the path does not exist, was deleted, or belongs to another dealer or site. */
    NotFound: {
      headers: {
        "x-partner-trace-id": components["headers"]["TraceId"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorDto"];
      };
    };
    /** @description Too many requests. Nothing was processed. Wait as long as `Retry-After` says, then retry. */
    TooManyRequests: {
      headers: {
        "x-partner-trace-id": components["headers"]["TraceId"];
        "Retry-After": components["headers"]["RetryAfter"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorDto"];
      };
    };
    /** @description CHeKT cannot process the request at the moment. Wait as long as `Retry-After` says, then retry what is safe to retry. */
    ServiceUnavailable: {
      headers: {
        "x-partner-trace-id": components["headers"]["TraceId"];
        "Retry-After": components["headers"]["RetryAfter"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorDto"];
      };
    };
    /** @description The access token is valid, but not for this dealer. A platform partner gets this for a dealer that is not connected, a dealer app for any dealer but its own. Or the token lacks the scope that the operation requires: then `code` is `insufficient_scope`, and the message names the scope. Scopes can be withdrawn while a token is valid. */
    Forbidden: {
      headers: {
        "x-partner-trace-id": components["headers"]["TraceId"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorDto"];
      };
    };
    /** @description The response is invalid, or the verification was answered otherwise before: then `code` is `already_answered`. */
    VerificationRefused: {
      headers: {
        "x-partner-trace-id": components["headers"]["TraceId"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorDto"];
      };
    };
    /** @description An ID in the path does not exist, was deleted, or belongs to another dealer or site, or the verification has expired. */
    VerificationNotFound: {
      headers: {
        "x-partner-trace-id": components["headers"]["TraceId"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorDto"];
      };
    };
  };
  parameters: {
    /**
     * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
     * @example 550e8400-e29b-41d4-a716-123456789000
     */
    TraceId: string;
    /**
     * @description CHeKT's ID of the dealer.
     * @example 42
     */
    DealerId: number;
    /**
     * @description The columns to return, separated by commas. Default: all columns. A column may be qualified with its table, `sites.name`.
     * @example [
     *       "site_id",
     *       "name",
     *       "timezone"
     *     ]
     */
    SiteFields: (
      | "site_id"
      | "external_site_id"
      | "name"
      | "monitoring_station_id"
      | "external_monitoring_station_id"
      | "account_number"
      | "address1"
      | "address2"
      | "timezone"
      | "is_activated"
      | "created_at"
      | "sites.site_id"
      | "sites.external_site_id"
      | "sites.name"
      | "sites.monitoring_station_id"
      | "sites.external_monitoring_station_id"
      | "sites.account_number"
      | "sites.address1"
      | "sites.address2"
      | "sites.timezone"
      | "sites.is_activated"
      | "sites.created_at"
    )[];
    /**
     * @description A condition, `column,value` or `column,value,operator`. Repeat the parameter for several conditions; a row must match all of them. Operators: `eq` (default), `neq`, `lt`, `lte`, `gt`, `gte`, `regex`. If the value contains commas, the operator is required: the column ends at the first comma, and the operator starts after the last. `regex` applies to strings and matches anywhere. A null column matches no condition, not even `neq`.
     * @example [
     *       "is_activated,1,eq"
     *     ]
     */
    SiteFilter: string[];
    /**
     * @description The column to sort by. Rows with the same value are sorted by the list's key column, `site_id`, which is also the default.
     * @example created_at
     */
    SiteSort:
      | "site_id"
      | "external_site_id"
      | "name"
      | "monitoring_station_id"
      | "external_monitoring_station_id"
      | "account_number"
      | "address1"
      | "address2"
      | "timezone"
      | "is_activated"
      | "created_at"
      | "sites.site_id"
      | "sites.external_site_id"
      | "sites.name"
      | "sites.monitoring_station_id"
      | "sites.external_monitoring_station_id"
      | "sites.account_number"
      | "sites.address1"
      | "sites.address2"
      | "sites.timezone"
      | "sites.is_activated"
      | "sites.created_at";
    /**
     * @description The sort direction: `asc` for ascending, `desc` for descending. It also applies to rows with the same value, and without `sort` to the list's key column.
     * @example desc
     */
    Dir: "asc" | "desc";
    /**
     * @description The maximum number of rows to return.
     * @example 50
     */
    Limit: number;
    /**
     * @description The number of rows to skip. Rows that are created or deleted between two pages shift all later rows. To read a whole list, sort by the key column and filter for keys greater than the last one seen. Without `limit`, the default limit applies.
     * @example 0
     */
    Offset: number;
    /**
     * @description CHeKT's ID of the site, as `site_id` in every response about it.
     * @example 1
     */
    SiteId: number;
    /**
     * @description The columns to return, separated by commas. Default: all columns. A column may be qualified with its table, `monitoring_stations.name`.
     * @example [
     *       "monitoring_station_id",
     *       "name"
     *     ]
     */
    MonitoringStationFields: (
      | "monitoring_station_id"
      | "external_monitoring_station_id"
      | "name"
      | "prefix"
      | "linecard"
      | "created_at"
      | "monitoring_stations.monitoring_station_id"
      | "monitoring_stations.external_monitoring_station_id"
      | "monitoring_stations.name"
      | "monitoring_stations.prefix"
      | "monitoring_stations.linecard"
      | "monitoring_stations.created_at"
    )[];
    /**
     * @description A condition, `column,value` or `column,value,operator`. Repeat the parameter for several conditions; a row must match all of them. Operators: `eq` (default), `neq`, `lt`, `lte`, `gt`, `gte`, `regex`. If the value contains commas, the operator is required: the column ends at the first comma, and the operator starts after the last. `regex` applies to strings and matches anywhere. A null column matches no condition, not even `neq`.
     * @example [
     *       "prefix,CH,eq"
     *     ]
     */
    MonitoringStationFilter: string[];
    /**
     * @description The column to sort by. Rows with the same value are sorted by the list's key column, `monitoring_station_id`, which is also the default.
     * @example name
     */
    MonitoringStationSort:
      | "monitoring_station_id"
      | "external_monitoring_station_id"
      | "name"
      | "prefix"
      | "linecard"
      | "created_at"
      | "monitoring_stations.monitoring_station_id"
      | "monitoring_stations.external_monitoring_station_id"
      | "monitoring_stations.name"
      | "monitoring_stations.prefix"
      | "monitoring_stations.linecard"
      | "monitoring_stations.created_at";
    /**
     * @description CHeKT's ID of the monitoring station, as `monitoring_station_id` in every response about it.
     * @example 1
     */
    MonitoringStationId: number;
    /**
     * @description The columns to return, separated by commas. Default: all columns. A column may be qualified with its table, `contacts.last_name`.
     * @example [
     *       "contact_id",
     *       "first_name",
     *       "last_name"
     *     ]
     */
    ContactFields: (
      | "contact_id"
      | "external_contact_id"
      | "first_name"
      | "last_name"
      | "phone_number"
      | "email"
      | "created_at"
      | "contacts.contact_id"
      | "contacts.external_contact_id"
      | "contacts.first_name"
      | "contacts.last_name"
      | "contacts.phone_number"
      | "contacts.email"
      | "contacts.created_at"
    )[];
    /**
     * @description A condition, `column,value` or `column,value,operator`. Repeat the parameter for several conditions; a row must match all of them. Operators: `eq` (default), `neq`, `lt`, `lte`, `gt`, `gte`, `regex`. If the value contains commas, the operator is required: the column ends at the first comma, and the operator starts after the last. `regex` applies to strings and matches anywhere. A null column matches no condition, not even `neq`.
     * @example [
     *       "email,@example\\.com$,regex"
     *     ]
     */
    ContactFilter: string[];
    /**
     * @description The column to sort by. Rows with the same value are sorted by the list's key column, `contact_id`, which is also the default.
     * @example last_name
     */
    ContactSort:
      | "contact_id"
      | "external_contact_id"
      | "first_name"
      | "last_name"
      | "phone_number"
      | "email"
      | "created_at"
      | "contacts.contact_id"
      | "contacts.external_contact_id"
      | "contacts.first_name"
      | "contacts.last_name"
      | "contacts.phone_number"
      | "contacts.email"
      | "contacts.created_at";
    /**
     * @description CHeKT's ID of the contact, as `contact_id` in every response about it.
     * @example 1
     */
    ContactId: number;
    /**
     * @description The columns to return, separated by commas. Default: all columns. A column may be qualified with its table, `devices.name`.
     * @example [
     *       "device_id",
     *       "name",
     *       "zone_number"
     *     ]
     */
    DeviceFields: (
      | "device_id"
      | "external_device_id"
      | "device_type"
      | "name"
      | "zone_number"
      | "additional_zone_numbers"
      | "mac"
      | "manufacturer"
      | "model"
      | "serial_number"
      | "registered_by_partner"
      | "created_at"
      | "updated_at"
      | "devices.device_id"
      | "devices.external_device_id"
      | "devices.device_type"
      | "devices.name"
      | "devices.zone_number"
      | "devices.additional_zone_numbers"
      | "devices.mac"
      | "devices.manufacturer"
      | "devices.model"
      | "devices.serial_number"
      | "devices.registered_by_partner"
      | "devices.created_at"
      | "devices.updated_at"
    )[];
    /**
     * @description A condition, `column,value` or `column,value,operator`. Repeat the parameter for several conditions; a row must match all of them. Operators: `eq` (default), `neq`, `lt`, `lte`, `gt`, `gte`, `regex`. If the value contains commas, the operator is required: the column ends at the first comma, and the operator starts after the last. `regex` applies to strings and matches anywhere. A null column matches no condition, not even `neq`.
     * @example [
     *       "device_type,camera,eq"
     *     ]
     */
    DeviceFilter: string[];
    /**
     * @description The column to sort by. Rows with the same value are sorted by the list's key column, `device_id`, which is also the default.
     * @example zone_number
     */
    DeviceSort:
      | "device_id"
      | "external_device_id"
      | "device_type"
      | "name"
      | "zone_number"
      | "additional_zone_numbers"
      | "mac"
      | "manufacturer"
      | "model"
      | "serial_number"
      | "registered_by_partner"
      | "created_at"
      | "updated_at"
      | "devices.device_id"
      | "devices.external_device_id"
      | "devices.device_type"
      | "devices.name"
      | "devices.zone_number"
      | "devices.additional_zone_numbers"
      | "devices.mac"
      | "devices.manufacturer"
      | "devices.model"
      | "devices.serial_number"
      | "devices.registered_by_partner"
      | "devices.created_at"
      | "devices.updated_at";
    /**
     * @description CHeKT's ID of the device, as `device_id` in every response about it.
     * @example 1
     */
    DeviceId: number;
    /**
     * @description The UUID of the verification.
     * @example 550e8400-e29b-41d4-a716-446655440000
     */
    VerificationId: string;
  };
  requestBodies: never;
  headers: {
    /**
     * @description The trace ID of the request, as sent, or one that CHeKT generated if none was sent.
     * @example 550e8400-e29b-41d4-a716-123456789000
     */
    TraceId: string;
    /**
     * @description How long to wait before the next request, in seconds or as an HTTP date (RFC 9110, section 10.2.3).
     * @example 2
     */
    RetryAfter: string;
  };
  pathItems: never;
}
/** @description Your own token, by your client secret. */
export type ClientSecretGrant = components["schemas"]["ClientSecretGrant"];
/**
 * @description The type of `client_assertion`: a signed JWT (RFC 7523).
 * @example urn:ietf:params:oauth:client-assertion-type:jwt-bearer
 * @enum {string}
 */
export type ClientAssertionType = components["schemas"]["ClientAssertionType"];
/** @description Your own token, by a JWT that you sign instead of sending a secret (RFC 7523). */
export type ClientAssertionGrant = components["schemas"]["ClientAssertionGrant"];
/** @description A user token, by the code from the authorization endpoint. A confidential client adds its secret or its assertion. */
export type AuthorizationCodeGrant = components["schemas"]["AuthorizationCodeGrant"];
/** @description Renews a user token. A confidential client adds its secret or its assertion. */
export type RefreshTokenGrant = components["schemas"]["RefreshTokenGrant"];
/** @description A token request, by one of four grants. */
export type CreateTokenDto = components["schemas"]["CreateTokenDto"];
/** @description An access token, as specified in RFC 6749, section 5.1. */
export type ResponseTokenDto = components["schemas"]["ResponseTokenDto"];
/** @description The error body of the token endpoint, as specified in RFC 6749, section 5.2. */
export type TokenErrorDto = components["schemas"]["TokenErrorDto"];
/** @description Connects the dealer of the user token with your own ID of the dealer. */
export type ConnectDealerDto = components["schemas"]["ConnectDealerDto"];
/**
 * @description A timestamp in one of two formats: ISO 8601 with an offset (`2024-03-27T12:34:56.000Z`), or date and time without an offset (`2025-01-01 00:00:00`), which is UTC. Any timestamp may have either format.
 * @example 2024-03-27T12:34:56.000Z
 */
export type Timestamp = components["schemas"]["Timestamp"];
/** @description A dealer: a company that installs and maintains sites. */
export type ResponseDealerDto = components["schemas"]["ResponseDealerDto"];
/** @description An error with its status code and message. */
export type FlatErrorDto = components["schemas"]["FlatErrorDto"];
/** @description An error with a code that programs can branch on. */
export type NestedErrorDto = components["schemas"]["NestedErrorDto"];
/** @description The error body of every operation under `/partner/v1`, in one of two formats. */
export type ErrorDto = components["schemas"]["ErrorDto"];
/** @description Changes to a dealer. Omitted properties stay unchanged. The company name can be replaced, but not cleared. */
export type UpdateDealerDto = components["schemas"]["UpdateDealerDto"];
/**
 * @description Whether the site is active:
 *
 *     - `0`: inactive, the state of a new site.
 *     - `1`: active.
 * @example 1
 * @enum {integer}
 */
export type SiteActivation = components["schemas"]["SiteActivation"];
/** @description The columns of a site, which `fields` can select. */
export type SiteColumns = components["schemas"]["SiteColumns"];
/** @description A site, without the properties that only `getSite` returns. */
export type ResponseSiteBasicDto = components["schemas"]["ResponseSiteBasicDto"];
/** @description A site to create. */
export type CreateSiteDto = components["schemas"]["CreateSiteDto"];
/** @description A site with all its properties. */
export type ResponseSiteDto = components["schemas"]["ResponseSiteDto"];
/** @description Changes to a site. Omitted properties stay unchanged. What a create requires can be replaced, but not cleared. */
export type UpdateSiteDto = components["schemas"]["UpdateSiteDto"];
/** @description The columns of a monitoring station, which `fields` can select. */
export type MonitoringStationColumns = components["schemas"]["MonitoringStationColumns"];
/** @description A monitoring station: a central station that receives alarms from sites. */
export type ResponseMonitoringStationDto = components["schemas"]["ResponseMonitoringStationDto"];
/** @description A monitoring station to create. */
export type CreateMonitoringStationDto = components["schemas"]["CreateMonitoringStationDto"];
/** @description Changes to a monitoring station. Omitted properties stay unchanged. What a create requires can be replaced, but not cleared. */
export type UpdateMonitoringStationDto = components["schemas"]["UpdateMonitoringStationDto"];
/** @description The columns of a contact, which `fields` can select. */
export type ContactColumns = components["schemas"]["ContactColumns"];
/** @description A contact: a person whom CHeKT calls or notifies about a site. */
export type ResponseContactDto = components["schemas"]["ResponseContactDto"];
/** @description A contact to create. */
export type CreateContactDto = components["schemas"]["CreateContactDto"];
/** @description Changes to a contact. Omitted properties stay unchanged. What a create requires can be replaced, but not cleared. */
export type UpdateContactDto = components["schemas"]["UpdateContactDto"];
/**
 * @description The kind of device.
 * @example camera
 * @enum {string}
 */
export type DeviceType = components["schemas"]["DeviceType"];
/** @description The columns of a device, which `fields` can select. */
export type DeviceColumns = components["schemas"]["DeviceColumns"];
/** @description A device: a camera or a bridge installed at a site. */
export type ResponseDeviceDto = components["schemas"]["ResponseDeviceDto"];
/** @description A device to create. */
export type CreateDeviceDto = components["schemas"]["CreateDeviceDto"];
/** @description A device that was created. */
export type BulkDeviceCreationSuccessDto = components["schemas"]["BulkDeviceCreationSuccessDto"];
/** @description A device that was not created, and why. */
export type BulkDeviceCreationFailureDto = components["schemas"]["BulkDeviceCreationFailureDto"];
/** @description The results of a bulk creation, in the order of the request. Some devices may fail while others succeed. */
export type BulkDeviceCreationResponseDto = components["schemas"]["BulkDeviceCreationResponseDto"];
/** @description Changes to a device. Omitted properties stay unchanged. What a create requires can be replaced, but not cleared. */
export type UpdateDeviceDto = components["schemas"]["UpdateDeviceDto"];
/** @description A device that was updated. */
export type BulkDeviceUpdateSuccessDto = components["schemas"]["BulkDeviceUpdateSuccessDto"];
/** @description A device that was not updated, and why. */
export type BulkDeviceUpdateFailureDto = components["schemas"]["BulkDeviceUpdateFailureDto"];
/** @description The results of a bulk update, in the order of the request. Some devices may fail while others succeed. */
export type BulkDeviceUpdateResponseDto = components["schemas"]["BulkDeviceUpdateResponseDto"];
/** @description The devices to delete. */
export type DeleteDevicesDto = components["schemas"]["DeleteDevicesDto"];
/** @description A device that was deleted. */
export type BulkDeviceDeleteSuccessDto = components["schemas"]["BulkDeviceDeleteSuccessDto"];
/** @description A device that was not deleted, and why. */
export type BulkDeviceDeleteFailureDto = components["schemas"]["BulkDeviceDeleteFailureDto"];
/** @description The results of a bulk deletion, in the order of the request. Some devices may fail while others succeed. */
export type BulkDeviceDeleteResponseDto = components["schemas"]["BulkDeviceDeleteResponseDto"];
/**
 * @description The security system that arms and disarms the site:
 *
 *     - `1`: alarm panel, primary bridge.
 *     - `2`: alarm panel, individual bridge.
 *     - `3`: CHeKT Video Security System.
 *     - `4`: external security system.
 * @example 1
 * @enum {integer}
 */
export type SecurityType = components["schemas"]["SecurityType"];
/** @description The arming settings of a site. */
export type ResponseArmingSettingDto = components["schemas"]["ResponseArmingSettingDto"];
/** @description The new security system of the site. */
export type UpdateArmingSettingDto = components["schemas"]["UpdateArmingSettingDto"];
/**
 * @description What to do about the alarm:
 *
 *     - `dispatch`: the alarm is real, send help.
 *     - `disregard`: it is a false alarm, do nothing.
 * @example dispatch
 * @enum {string}
 */
export type VerificationAction = components["schemas"]["VerificationAction"];
/** @description A contact's response to a verification. */
export type RespondToAlarmVerificationDto = components["schemas"]["RespondToAlarmVerificationDto"];
/** @description A verification with the recorded response. */
export type ResponseAlarmVerificationDto = components["schemas"]["ResponseAlarmVerificationDto"];
export interface operations {
  createToken: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/x-www-form-urlencoded": components["schemas"]["CreateTokenDto"];
      };
    };
    responses: {
      /** @description An access token. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseTokenDto"];
        };
      };
      400: components["responses"]["TokenBadRequest"];
      401: components["responses"]["TokenUnauthorized"];
    };
  };
  connectDealer: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ConnectDealerDto"];
      };
    };
    responses: {
      /** @description The connected dealer. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseDealerDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["ForbiddenToConnect"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  getDealer: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The dealer. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseDealerDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  updateDealer: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UpdateDealerDto"];
      };
    };
    responses: {
      /** @description The updated dealer. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseDealerDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  disconnectDealer: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The disconnected dealer. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseDealerDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  listSites: {
    parameters: {
      query?: {
        /**
         * @description The columns to return, separated by commas. Default: all columns. A column may be qualified with its table, `sites.name`.
         * @example [
         *       "site_id",
         *       "name",
         *       "timezone"
         *     ]
         */
        fields?: components["parameters"]["SiteFields"] | undefined;
        /**
         * @description A condition, `column,value` or `column,value,operator`. Repeat the parameter for several conditions; a row must match all of them. Operators: `eq` (default), `neq`, `lt`, `lte`, `gt`, `gte`, `regex`. If the value contains commas, the operator is required: the column ends at the first comma, and the operator starts after the last. `regex` applies to strings and matches anywhere. A null column matches no condition, not even `neq`.
         * @example [
         *       "is_activated,1,eq"
         *     ]
         */
        filter?: components["parameters"]["SiteFilter"] | undefined;
        /**
         * @description The column to sort by. Rows with the same value are sorted by the list's key column, `site_id`, which is also the default.
         * @example created_at
         */
        sort?: components["parameters"]["SiteSort"] | undefined;
        /**
         * @description The sort direction: `asc` for ascending, `desc` for descending. It also applies to rows with the same value, and without `sort` to the list's key column.
         * @example desc
         */
        dir?: components["parameters"]["Dir"] | undefined;
        /**
         * @description The maximum number of rows to return.
         * @example 50
         */
        limit?: components["parameters"]["Limit"] | undefined;
        /**
         * @description The number of rows to skip. Rows that are created or deleted between two pages shift all later rows. To read a whole list, sort by the key column and filter for keys greater than the last one seen. Without `limit`, the default limit applies.
         * @example 0
         */
        offset?: components["parameters"]["Offset"] | undefined;
      };
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The sites. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": (components["schemas"]["ResponseSiteBasicDto"] | components["schemas"]["SiteColumns"])[];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  createSite: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CreateSiteDto"];
      };
    };
    responses: {
      /** @description The new site. */
      201: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseSiteBasicDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  getSite: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The site. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseSiteDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  deleteSite: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The site is deleted. */
      204: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  updateSite: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UpdateSiteDto"];
      };
    };
    responses: {
      /** @description The updated site. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseSiteBasicDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  toggleSiteActivation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The site, with the new `is_activated`. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseSiteBasicDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  listMonitoringStations: {
    parameters: {
      query?: {
        /**
         * @description The columns to return, separated by commas. Default: all columns. A column may be qualified with its table, `monitoring_stations.name`.
         * @example [
         *       "monitoring_station_id",
         *       "name"
         *     ]
         */
        fields?: components["parameters"]["MonitoringStationFields"] | undefined;
        /**
         * @description A condition, `column,value` or `column,value,operator`. Repeat the parameter for several conditions; a row must match all of them. Operators: `eq` (default), `neq`, `lt`, `lte`, `gt`, `gte`, `regex`. If the value contains commas, the operator is required: the column ends at the first comma, and the operator starts after the last. `regex` applies to strings and matches anywhere. A null column matches no condition, not even `neq`.
         * @example [
         *       "prefix,CH,eq"
         *     ]
         */
        filter?: components["parameters"]["MonitoringStationFilter"] | undefined;
        /**
         * @description The column to sort by. Rows with the same value are sorted by the list's key column, `monitoring_station_id`, which is also the default.
         * @example name
         */
        sort?: components["parameters"]["MonitoringStationSort"] | undefined;
        /**
         * @description The sort direction: `asc` for ascending, `desc` for descending. It also applies to rows with the same value, and without `sort` to the list's key column.
         * @example desc
         */
        dir?: components["parameters"]["Dir"] | undefined;
        /**
         * @description The maximum number of rows to return.
         * @example 50
         */
        limit?: components["parameters"]["Limit"] | undefined;
        /**
         * @description The number of rows to skip. Rows that are created or deleted between two pages shift all later rows. To read a whole list, sort by the key column and filter for keys greater than the last one seen. Without `limit`, the default limit applies.
         * @example 0
         */
        offset?: components["parameters"]["Offset"] | undefined;
      };
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The monitoring stations. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": (
            | components["schemas"]["ResponseMonitoringStationDto"]
            | components["schemas"]["MonitoringStationColumns"]
          )[];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  createMonitoringStation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CreateMonitoringStationDto"];
      };
    };
    responses: {
      /** @description The new monitoring station. */
      201: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseMonitoringStationDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  getMonitoringStation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the monitoring station, as `monitoring_station_id` in every response about it.
         * @example 1
         */
        monitoringStationId: components["parameters"]["MonitoringStationId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The monitoring station. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseMonitoringStationDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  deleteMonitoringStation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the monitoring station, as `monitoring_station_id` in every response about it.
         * @example 1
         */
        monitoringStationId: components["parameters"]["MonitoringStationId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The monitoring station is deleted. */
      204: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  updateMonitoringStation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the monitoring station, as `monitoring_station_id` in every response about it.
         * @example 1
         */
        monitoringStationId: components["parameters"]["MonitoringStationId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UpdateMonitoringStationDto"];
      };
    };
    responses: {
      /** @description The updated monitoring station. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseMonitoringStationDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  listContacts: {
    parameters: {
      query?: {
        /**
         * @description The columns to return, separated by commas. Default: all columns. A column may be qualified with its table, `contacts.last_name`.
         * @example [
         *       "contact_id",
         *       "first_name",
         *       "last_name"
         *     ]
         */
        fields?: components["parameters"]["ContactFields"] | undefined;
        /**
         * @description A condition, `column,value` or `column,value,operator`. Repeat the parameter for several conditions; a row must match all of them. Operators: `eq` (default), `neq`, `lt`, `lte`, `gt`, `gte`, `regex`. If the value contains commas, the operator is required: the column ends at the first comma, and the operator starts after the last. `regex` applies to strings and matches anywhere. A null column matches no condition, not even `neq`.
         * @example [
         *       "email,@example\\.com$,regex"
         *     ]
         */
        filter?: components["parameters"]["ContactFilter"] | undefined;
        /**
         * @description The column to sort by. Rows with the same value are sorted by the list's key column, `contact_id`, which is also the default.
         * @example last_name
         */
        sort?: components["parameters"]["ContactSort"] | undefined;
        /**
         * @description The sort direction: `asc` for ascending, `desc` for descending. It also applies to rows with the same value, and without `sort` to the list's key column.
         * @example desc
         */
        dir?: components["parameters"]["Dir"] | undefined;
        /**
         * @description The maximum number of rows to return.
         * @example 50
         */
        limit?: components["parameters"]["Limit"] | undefined;
        /**
         * @description The number of rows to skip. Rows that are created or deleted between two pages shift all later rows. To read a whole list, sort by the key column and filter for keys greater than the last one seen. Without `limit`, the default limit applies.
         * @example 0
         */
        offset?: components["parameters"]["Offset"] | undefined;
      };
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The contacts. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": (components["schemas"]["ResponseContactDto"] | components["schemas"]["ContactColumns"])[];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  createContact: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CreateContactDto"];
      };
    };
    responses: {
      /** @description The new contact. */
      201: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseContactDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  getContact: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
        /**
         * @description CHeKT's ID of the contact, as `contact_id` in every response about it.
         * @example 1
         */
        contactId: components["parameters"]["ContactId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The contact. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseContactDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  deleteContact: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
        /**
         * @description CHeKT's ID of the contact, as `contact_id` in every response about it.
         * @example 1
         */
        contactId: components["parameters"]["ContactId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The contact is deleted. */
      204: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  updateContact: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
        /**
         * @description CHeKT's ID of the contact, as `contact_id` in every response about it.
         * @example 1
         */
        contactId: components["parameters"]["ContactId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UpdateContactDto"];
      };
    };
    responses: {
      /** @description The updated contact. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseContactDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  listDevices: {
    parameters: {
      query?: {
        /**
         * @description The columns to return, separated by commas. Default: all columns. A column may be qualified with its table, `devices.name`.
         * @example [
         *       "device_id",
         *       "name",
         *       "zone_number"
         *     ]
         */
        fields?: components["parameters"]["DeviceFields"] | undefined;
        /**
         * @description A condition, `column,value` or `column,value,operator`. Repeat the parameter for several conditions; a row must match all of them. Operators: `eq` (default), `neq`, `lt`, `lte`, `gt`, `gte`, `regex`. If the value contains commas, the operator is required: the column ends at the first comma, and the operator starts after the last. `regex` applies to strings and matches anywhere. A null column matches no condition, not even `neq`.
         * @example [
         *       "device_type,camera,eq"
         *     ]
         */
        filter?: components["parameters"]["DeviceFilter"] | undefined;
        /**
         * @description The column to sort by. Rows with the same value are sorted by the list's key column, `device_id`, which is also the default.
         * @example zone_number
         */
        sort?: components["parameters"]["DeviceSort"] | undefined;
        /**
         * @description The sort direction: `asc` for ascending, `desc` for descending. It also applies to rows with the same value, and without `sort` to the list's key column.
         * @example desc
         */
        dir?: components["parameters"]["Dir"] | undefined;
        /**
         * @description The maximum number of rows to return.
         * @example 50
         */
        limit?: components["parameters"]["Limit"] | undefined;
        /**
         * @description The number of rows to skip. Rows that are created or deleted between two pages shift all later rows. To read a whole list, sort by the key column and filter for keys greater than the last one seen. Without `limit`, the default limit applies.
         * @example 0
         */
        offset?: components["parameters"]["Offset"] | undefined;
      };
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The devices. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": (components["schemas"]["ResponseDeviceDto"] | components["schemas"]["DeviceColumns"])[];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  createDevices: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CreateDeviceDto"][];
      };
    };
    responses: {
      /** @description The result for each device. */
      201: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BulkDeviceCreationResponseDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  updateDevices: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UpdateDeviceDto"][];
      };
    };
    responses: {
      /** @description The result for each device. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BulkDeviceUpdateResponseDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  deleteDevices: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DeleteDevicesDto"];
      };
    };
    responses: {
      /** @description The result for each device. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BulkDeviceDeleteResponseDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  getDevice: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
        /**
         * @description CHeKT's ID of the device, as `device_id` in every response about it.
         * @example 1
         */
        deviceId: components["parameters"]["DeviceId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The device. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseDeviceDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  getArmingSettings: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The arming settings of the site. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseArmingSettingDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  updateArmingSettings: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UpdateArmingSettingDto"];
      };
    };
    responses: {
      /** @description The updated arming settings. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseArmingSettingDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
  respondToAlarmVerification: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation ID for this request, a UUID. CHeKT logs it and returns it, so that support can find the request. Keep the ID when you retry.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"] | undefined;
      };
      path: {
        /**
         * @description CHeKT's ID of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's ID of the site, as `site_id` in every response about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
        /**
         * @description The UUID of the verification.
         * @example 550e8400-e29b-41d4-a716-446655440000
         */
        verificationId: components["parameters"]["VerificationId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondToAlarmVerificationDto"];
      };
    };
    responses: {
      /** @description The recorded response. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseAlarmVerificationDto"];
        };
      };
      400: components["responses"]["VerificationRefused"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["VerificationNotFound"];
      429: components["responses"]["TooManyRequests"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
}
