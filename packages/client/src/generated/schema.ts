// Generated from spec/ by `pnpm codegen`. Do not edit: change the description and run it again.
export interface paths {
  "/oauth/token": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Fetch an access token
     * @description Exchanges the client's credentials, a code or a refresh token for an access token. Keep the token and use it until shortly before it expires, rather than fetching one for each call.
     */
    post: operations["createToken"];
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
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
      };
      cookie?: never;
    };
    /**
     * Read a dealer
     * @description Reads one dealer that the token reaches.
     */
    get: operations["getDealer"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Update a dealer
     * @description Changes the company's name, address or contact details. What is left out stays as it is.
     */
    patch: operations["updateDealer"];
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/disconnect": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
      };
      cookie?: never;
    };
    get?: never;
    /**
     * Disconnect a dealer
     * @description Takes back the binding between the dealer and your own id of it. From then on your client's tokens no longer reach the dealer: every call for it answers 403.
     */
    put: operations["disconnectDealer"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/monitoring-stations": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
      };
      cookie?: never;
    };
    /**
     * List monitoring stations
     * @description Lists the monitoring stations of a dealer, by default all columns of the first hundred in the order of their ids.
     */
    get: operations["listMonitoringStations"];
    put?: never;
    /**
     * Create a monitoring station
     * @description Creates a monitoring station that the dealer's sites can send their alarms to. Must not be repeated blindly: when the answer is lost, look for the station by its `external_monitoring_station_id` first.
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
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the monitoring station, as `monitoring_station_id` in every answer about it.
         * @example 1
         */
        monitoringStationId: components["parameters"]["MonitoringStationId"];
      };
      cookie?: never;
    };
    /**
     * Read a monitoring station
     * @description Reads one monitoring station of the dealer.
     */
    get: operations["getMonitoringStation"];
    put?: never;
    post?: never;
    /**
     * Delete a monitoring station
     * @description Deletes a monitoring station. One that sites still send their alarms to is refused with 400.
     */
    delete: operations["deleteMonitoringStation"];
    options?: never;
    head?: never;
    /**
     * Update a monitoring station
     * @description Changes a monitoring station. What is left out stays as it is.
     */
    patch: operations["updateMonitoringStation"];
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/sites": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
      };
      cookie?: never;
    };
    /**
     * List sites
     * @description Lists the sites of a dealer, by default all columns of the first hundred in the order of their ids.
     */
    get: operations["listSites"];
    put?: never;
    /**
     * Create a site
     * @description Creates a site. It begins inactive: add its devices and contacts, then turn it on with `toggleSiteActivation`. Must not be repeated blindly: when the answer is lost, look for the site by its `external_site_id` first.
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
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    /**
     * Read a site
     * @description Reads one site in full, `has_physical_bridge` included.
     */
    get: operations["getSite"];
    put?: never;
    post?: never;
    /**
     * Delete a site
     * @description Deletes a site with its contacts and devices. There is no way back.
     */
    delete: operations["deleteSite"];
    options?: never;
    head?: never;
    /**
     * Update a site
     * @description Changes a site. What is left out stays as it is. Activation has an operation of its own.
     */
    patch: operations["updateSite"];
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/sites/{siteId}/activation-status": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
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
     * Turn a site on or off
     * @description Turns an active site inactive and an inactive one active; there is no body. Must not be repeated: a second call turns the site back. Read the site first when you want a certain state.
     */
    patch: operations["toggleSiteActivation"];
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/sites/{siteId}/alarm-verifications/{verificationId}": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
        /**
         * @description The UUID that CHeKT gave the verification when it asked for it.
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
     * Answer an alarm verification
     * @description Records what a contact of the site decided about a pending verification. The same answer again is accepted, so that a lost one can be repeated; a different one is refused with 400. A verification that is unknown or has expired is 404.
     */
    patch: operations["respondToAlarmVerification"];
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/sites/{siteId}/arming-settings": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    /**
     * Read how a site is armed
     * @description Reads which security system arms and disarms the site.
     */
    get: operations["getArmingSettings"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change how a site is armed
     * @description Switches the site to another security system.
     */
    patch: operations["updateArmingSettings"];
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/sites/{siteId}/contacts": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    /**
     * List contacts
     * @description Lists the contacts of a site, by default all columns of the first hundred in the order of their ids.
     */
    get: operations["listContacts"];
    put?: never;
    /**
     * Create a contact
     * @description Adds a person to the site. Must not be repeated blindly: when the answer is lost, look for the contact by its `external_contact_id` first.
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
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the contact, as `contact_id` in every answer about it.
         * @example 1
         */
        contactId: components["parameters"]["ContactId"];
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    /**
     * Read a contact
     * @description Reads one contact of the site.
     */
    get: operations["getContact"];
    put?: never;
    post?: never;
    /**
     * Delete a contact
     * @description Deletes a contact. There is no way back.
     */
    delete: operations["deleteContact"];
    options?: never;
    head?: never;
    /**
     * Update a contact
     * @description Changes a contact. What is left out stays as it is.
     */
    patch: operations["updateContact"];
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/sites/{siteId}/devices": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    /**
     * List devices
     * @description Lists the devices of a site, by default all columns of the first hundred in the order of their ids.
     */
    get: operations["listDevices"];
    put?: never;
    /**
     * Create devices
     * @description Adds devices to the site, many in one call. Each stands alone: some may fail while others are created, and the answer is 201 all the same, so look at `failure_count`. A body that does not fit the schema is refused as a whole. Must not be repeated blindly: when the answer is lost, look for the devices by their `external_device_id` first.
     */
    post: operations["createDevices"];
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Update devices
     * @description Changes devices of the site, many in one call; each item names its device by `device_id`. Each stands alone: some may fail while others are updated, and the answer is 200 all the same, so look at `failure_count`.
     */
    patch: operations["updateDevices"];
    trace?: never;
  };
  "/partner/v1/dealers/{dealerId}/sites/{siteId}/devices/{deviceId}": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the device, as `device_id` in every answer about it.
         * @example 1
         */
        deviceId: components["parameters"]["DeviceId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    /**
     * Read a device
     * @description Reads one device of the site.
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
  "/partner/v1/dealers/{dealerId}/sites/{siteId}/devices/bulk-delete": {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
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
     * @description Deletes devices of the site, many in one call. Each stands alone: some may fail while others are deleted, and the answer is 200 all the same, so look at `failure_count`. Not to be repeated blindly: the second answer would call the devices that the first call deleted unknown.
     */
    post: operations["deleteDevices"];
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
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Connect a dealer
     * @description Binds the dealer of the user's token to your own id of it. From then on your client's tokens reach the dealer. Needs the access token of a user of the dealer, from the authorization code flow; a client's own token does not serve.
     */
    put: operations["connectDealer"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description A device that was not created, and why. */
    BulkDeviceCreationFailureDto: {
      /**
       * @description What is wrong, in a sentence for a developer.
       * @example name must not be empty
       */
      error_message: string;
      /**
       * @description Always false here.
       * @example false
       * @constant
       */
      is_successful: false;
      req: components["schemas"]["CreateDeviceDto"];
      /**
       * @description The HTTP status that a call for this device alone would have had.
       * @example 400
       */
      status_code: number;
    };
    /** @description What became of each device of a bulk creation, in the order sent. Some may fail while others succeed. */
    BulkDeviceCreationResponseDto: {
      /**
       * @description How many devices could not be created.
       * @example 1
       */
      failure_count: number;
      /** @description One result a device, in the order sent. `is_successful` tells which of the two kinds it is. */
      results: (
        | components["schemas"]["BulkDeviceCreationSuccessDto"]
        | components["schemas"]["BulkDeviceCreationFailureDto"]
      )[];
      /**
       * @description How many devices were created.
       * @example 2
       */
      success_count: number;
    };
    /** @description A device that was created. */
    BulkDeviceCreationSuccessDto: {
      /**
       * @description Always true here.
       * @example true
       * @constant
       */
      is_successful: true;
      req: components["schemas"]["CreateDeviceDto"];
      res: components["schemas"]["ResponseDeviceDto"];
    };
    /** @description A device that was not deleted, and why. */
    BulkDeviceDeleteFailureDto: {
      /**
       * @description What is wrong, in a sentence for a developer.
       * @example There is no device 891 at this site.
       */
      error_message: string;
      /**
       * @description Always false here.
       * @example false
       * @constant
       */
      is_successful: false;
      /**
       * @description The id as it was sent.
       * @example 891
       */
      req: number;
      /**
       * @description The HTTP status that a call for this device alone would have had.
       * @example 404
       */
      status_code: number;
    };
    /** @description What became of each device of a bulk deletion, in the order sent. Some may fail while others succeed. */
    BulkDeviceDeleteResponseDto: {
      /**
       * @description How many devices could not be deleted.
       * @example 1
       */
      failure_count: number;
      /** @description One result a device, in the order sent. `is_successful` tells which of the two kinds it is. */
      results: (
        | components["schemas"]["BulkDeviceDeleteSuccessDto"]
        | components["schemas"]["BulkDeviceDeleteFailureDto"]
      )[];
      /**
       * @description How many devices were deleted.
       * @example 2
       */
      success_count: number;
    };
    /** @description A device that was deleted. */
    BulkDeviceDeleteSuccessDto: {
      /**
       * @description Always true here.
       * @example true
       * @constant
       */
      is_successful: true;
      /**
       * @description The id as it was sent.
       * @example 891
       */
      req: number;
      res: components["schemas"]["ResponseDeviceDto"];
    };
    /** @description A device that was not updated, and why. */
    BulkDeviceUpdateFailureDto: {
      /**
       * @description What is wrong, in a sentence for a developer.
       * @example There is no device 891 at this site.
       */
      error_message: string;
      /**
       * @description Always false here.
       * @example false
       * @constant
       */
      is_successful: false;
      req: components["schemas"]["UpdateDeviceDto"];
      /**
       * @description The HTTP status that a call for this device alone would have had.
       * @example 404
       */
      status_code: number;
    };
    /** @description What became of each device of a bulk update, in the order sent. Some may fail while others succeed. */
    BulkDeviceUpdateResponseDto: {
      /**
       * @description How many devices could not be updated.
       * @example 1
       */
      failure_count: number;
      /** @description One result a device, in the order sent. `is_successful` tells which of the two kinds it is. */
      results: (
        | components["schemas"]["BulkDeviceUpdateSuccessDto"]
        | components["schemas"]["BulkDeviceUpdateFailureDto"]
      )[];
      /**
       * @description How many devices were updated.
       * @example 2
       */
      success_count: number;
    };
    /** @description A device that was updated. */
    BulkDeviceUpdateSuccessDto: {
      /**
       * @description Always true here.
       * @example true
       * @constant
       */
      is_successful: true;
      req: components["schemas"]["UpdateDeviceDto"];
      res: components["schemas"]["ResponseDeviceDto"];
    };
    /** @description Binds the dealer of the user's token to your own id of it. */
    ConnectDealerDto: {
      /**
       * @description The registered name of the dealer's company.
       * @example CHeKT Security Solutions Inc.
       */
      company_name: string;
      /**
       * @description Your own id of the dealer.
       * @example ext-67890
       */
      external_dealer_id: string;
    };
    /** @description The columns of a contact, any of which a list can be asked for with `fields`. */
    ContactColumns: {
      /**
       * @description CHeKT's id of the contact.
       * @example 1
       */
      contact_id?: number;
      created_at?: components["schemas"]["Timestamp"];
      /**
       * Format: email
       * @description The address for mail.
       * @example john.doe@example.com
       */
      email?: string | null;
      /**
       * @description Your own id of the contact.
       * @example 1234
       */
      external_contact_id?: string;
      /**
       * @description The given name.
       * @example John
       */
      first_name?: string;
      /**
       * @description The family name.
       * @example Doe
       */
      last_name?: string;
      /**
       * @description The telephone number that is called first, in no fixed form.
       * @example 1234567890
       */
      phone_number?: string | null;
    };
    /** @description A contact to create. */
    CreateContactDto: {
      /**
       * Format: email
       * @description The address for mail.
       * @example john.doe@example.com
       */
      email?: string;
      /**
       * @description Your own id of the contact. No other contact of the site may have it.
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
       * @description The telephone number to call first, in no fixed form.
       * @example 1234567890
       */
      phone_number?: string;
    };
    /** @description A device to create. */
    CreateDeviceDto: {
      /**
       * @description Further zones of the device, separated by commas.
       * @example 002,003
       */
      additional_zone_numbers?: string;
      device_type: components["schemas"]["DeviceType"];
      /**
       * @description Your own id of the device. No other device of the site may have it.
       * @example ext-67890
       */
      external_device_id: string;
      /**
       * @description The hardware address, in no fixed form.
       * @example 1234567890
       */
      mac?: string;
      /**
       * @description Who makes the device.
       * @example CHeKT
       */
      manufacturer?: string;
      /**
       * @description The maker's name of the model.
       * @example CHEKT-CAM-001
       */
      model?: string;
      /**
       * @description The name shown to people. It may be left out, but an empty one fails the item.
       * @example Front Door
       */
      name?: string;
      /**
       * @description The maker's serial number.
       * @example 1234567890
       */
      serial_number?: string;
      /**
       * @description The zone of the alarm panel that the device reports.
       * @example 001
       */
      zone_number: string;
    };
    /** @description A monitoring station to create. */
    CreateMonitoringStationDto: {
      /**
       * @description Your own id of the monitoring station. No other station of the dealer may have it.
       * @example 12345
       */
      external_monitoring_station_id: string;
      /**
       * @description The hardware module that takes the incoming lines.
       * @example 12345
       */
      linecard?: string;
      /**
       * @description The name shown to people.
       * @example CHeKT Central Station
       */
      name: string;
      /**
       * @description What is put before account numbers, to class them.
       * @example CH
       */
      prefix?: string;
    };
    /** @description A site to create. */
    CreateSiteDto: {
      /**
       * @description The site's account number at the monitoring station.
       * @example 1234567890
       */
      account_number?: string;
      /**
       * @description The street address.
       * @example 123 Teheran-ro, Gangnam-gu, Seoul
       */
      address1?: string;
      /**
       * @description Suite or floor.
       * @example 7th Floor, Suite 701
       */
      address2?: string;
      /**
       * @description Your own id of the site. No other site of the dealer may have it.
       * @example 1234567890
       */
      external_site_id: string;
      /**
       * @description CHeKT's id of the dealer's monitoring station that is to receive the site's alarms.
       * @example 12345
       */
      monitoring_station_id?: number;
      /**
       * @description The name shown to people.
       * @example Gangnam Headquarters
       */
      name: string;
      /**
       * @description The site's time zone, by its IANA name.
       * @example Asia/Seoul
       */
      timezone: string;
    };
    /** @description A token request. `client_credentials` needs the `client_secret`, or, from a client that has registered a public key, `client_assertion_type` and `client_assertion` in its place. `authorization_code` needs `code`, and `refresh_token` the token of that name. */
    CreateTokenDto: {
      /**
       * @description A JWT signed with the private key whose public half is registered for the client (private_key_jwt).
       * @example eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl
       */
      client_assertion?: string;
      /**
       * @description Says that `client_assertion` is a signed JWT (RFC 7523).
       * @example urn:ietf:params:oauth:client-assertion-type:jwt-bearer
       * @enum {string}
       */
      client_assertion_type?: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
      /**
       * @description The id of your client.
       * @example my-client
       */
      client_id: string;
      /**
       * @description The secret of your client.
       * @example my-secret
       */
      client_secret?: string;
      /**
       * @description The code that the authorization endpoint sent to `redirect_uri`.
       * @example SplxlOBeZQQYbYS6WxSbIA
       */
      code?: string;
      /**
       * @description The PKCE verifier (RFC 7636) whose challenge went with the authorization request.
       * @example dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
       */
      code_verifier?: string;
      /**
       * @description How the client shows its right to a token: `client_credentials` for the partner's own token, `authorization_code` for the token of a dealer's user, `refresh_token` to renew that one.
       * @example client_credentials
       * @enum {string}
       */
      grant_type: "client_credentials" | "authorization_code" | "refresh_token";
      /**
       * Format: uri
       * @description The redirect URI of the authorization request, once more.
       * @example https://partner.example.com/callback
       */
      redirect_uri?: string;
      /**
       * @description The refresh token of an earlier answer.
       * @example tGzv3JOkF0XG5Qx2TlKWIA
       */
      refresh_token?: string;
      /**
       * @description The scopes asked for, separated by spaces. The reference names none.
       * @example openid
       */
      scope?: string;
    } & (
      | ({
          /** @constant */
          grant_type: "client_credentials";
        } & (unknown | unknown))
      | {
          /** @constant */
          grant_type: "authorization_code";
        }
      | {
          /** @constant */
          grant_type: "refresh_token";
        }
    );
    /** @description The devices to delete. */
    DeleteDevicesDto: {
      /**
       * @description CHeKT's ids of the devices to delete.
       * @example [
       *       123,
       *       891
       *     ]
       */
      deviceIds: number[];
    };
    /** @description The columns of a device, any of which a list can be asked for with `fields`. */
    DeviceColumns: {
      /**
       * @description Further zones of the device, separated by commas.
       * @example 002,003
       */
      additional_zone_numbers?: string | null;
      created_at?: components["schemas"]["Timestamp"];
      /**
       * @description CHeKT's id of the device.
       * @example 1
       */
      device_id?: number;
      device_type?: components["schemas"]["DeviceType"];
      /**
       * @description Your own id of the device.
       * @example ext-67890
       */
      external_device_id?: string;
      /**
       * @description The hardware address, in no fixed form.
       * @example 1234567890
       */
      mac?: string | null;
      /**
       * @description Who makes the device.
       * @example CHeKT
       */
      manufacturer?: string | null;
      /**
       * @description The maker's name of the model.
       * @example CHEKT-CAM-001
       */
      model?: string | null;
      /**
       * @description The name shown to people.
       * @example Front Door
       */
      name?: string | null;
      /**
       * @description The partner that registered the device, where one did.
       * @example chekt
       */
      registered_by_partner?: string | null;
      /**
       * @description The maker's serial number.
       * @example 1234567890
       */
      serial_number?: string | null;
      updated_at?: components["schemas"]["Timestamp"];
      /**
       * @description The zone of the alarm panel that the device reports.
       * @example 001
       */
      zone_number?: string;
    };
    /**
     * @description What kind of device it is.
     * @example camera
     * @enum {string}
     */
    DeviceType: "camera" | "bridge";
    /** @description What every failed call answers, whatever its status. */
    ErrorDto: {
      /**
       * @description What is wrong, in a sentence for a developer. Its wording may change; do not branch on it.
       * @example name must not be empty
       */
      error_message: string;
      /**
       * @description The one field that is at fault, where there is one.
       * @example name
       */
      field?: string;
      /**
       * @description The HTTP status of the answer, once more.
       * @example 400
       */
      status_code: number;
    };
    /** @description The columns of a monitoring station, any of which a list can be asked for with `fields`. */
    MonitoringStationColumns: {
      created_at?: components["schemas"]["Timestamp"];
      /**
       * @description Your own id of the monitoring station.
       * @example 12345
       */
      external_monitoring_station_id?: string;
      /**
       * @description The hardware module that takes the incoming lines.
       * @example 12345
       */
      linecard?: string | null;
      /**
       * @description CHeKT's id of the monitoring station.
       * @example 1
       */
      monitoring_station_id?: number;
      /**
       * @description The name shown to people.
       * @example CHeKT Central Station
       */
      name?: string;
      /**
       * @description What is put before account numbers, to class them.
       * @example CH
       */
      prefix?: string | null;
    };
    /** @description A contact's answer to a verification. */
    RespondToAlarmVerificationDto: {
      action: components["schemas"]["VerificationAction"];
      /**
       * @description CHeKT's id of the contact who answered; a contact of the site.
       * @example 67890
       */
      contact_id: number;
      /**
       * Format: date-time
       * @description When the contact answered, in ISO 8601 with its offset.
       * @example 2023-10-01T12:00:00Z
       */
      responded_at: string;
    };
    /** @description A verification, with the answer that was recorded. */
    ResponseAlarmVerificationDto: {
      action: components["schemas"]["VerificationAction"];
      /**
       * @description CHeKT's id of the contact who answered.
       * @example 67890
       */
      contact_id: number;
      /**
       * @description CHeKT's number of the recorded answer.
       * @example 1
       */
      id: number;
      responded_at: components["schemas"]["Timestamp"];
      /**
       * Format: uuid
       * @description The UUID of the verification.
       * @example 550e8400-e29b-41d4-a716-446655440000
       */
      verification_id: string;
    };
    /** @description How a site is armed. */
    ResponseArmingSettingDto: {
      /**
       * @description Your own id of the site.
       * @example 1234567890
       */
      external_site_id: string;
      /**
       * @description The name of the site.
       * @example Gangnam Headquarters
       */
      name: string;
      security_type: components["schemas"]["SecurityType"];
      /**
       * @description CHeKT's id of the site.
       * @example 1
       */
      site_id: number;
    };
    /** @description A contact, a person who is called or notified about a site. */
    ResponseContactDto: WithRequired<
      components["schemas"]["ContactColumns"],
      "contact_id" | "external_contact_id" | "first_name" | "last_name" | "created_at"
    >;
    /** @description A dealer, a company that installs and looks after sites. */
    ResponseDealerDto: {
      /**
       * @description The street address.
       * @example 456 Market Street
       */
      company_address1?: string | null;
      /**
       * @description Suite, floor or unit.
       * @example Suite 801, 8th Floor
       */
      company_address2?: string | null;
      /**
       * Format: email
       * @description The address for mail to the company.
       * @example support@chektdealer.com
       */
      company_email?: string | null;
      /**
       * @description The registered name of the dealer's company.
       * @example CHeKT Security Solutions Inc.
       */
      company_name: string;
      /**
       * @description The company's telephone number, in no fixed form.
       * @example +1-555-123-4567
       */
      company_phone_number?: string | null;
      created_at: components["schemas"]["Timestamp"];
      /**
       * @description CHeKT's id of the dealer.
       * @example 12345
       */
      dealer_id: number;
      /**
       * @description Your own id of the dealer, from `connectDealer`; null once it is disconnected.
       * @example ext-67890
       */
      external_dealer_id: string | null;
    };
    /** @description A device, a camera or a bridge that is installed at a site. */
    ResponseDeviceDto: WithRequired<
      components["schemas"]["DeviceColumns"],
      "device_id" | "external_device_id" | "device_type" | "zone_number" | "created_at" | "updated_at"
    >;
    /** @description A monitoring station, a central station that receives alarms from sites. */
    ResponseMonitoringStationDto: WithRequired<
      components["schemas"]["MonitoringStationColumns"],
      "monitoring_station_id" | "external_monitoring_station_id" | "name" | "created_at"
    >;
    /** @description A site, without what only a read by its id tells. */
    ResponseSiteBasicDto: WithRequired<
      components["schemas"]["SiteColumns"],
      "site_id" | "external_site_id" | "name" | "timezone" | "is_activated" | "created_at"
    >;
    /** @description A site in full. */
    ResponseSiteDto: {
      /**
       * @description Whether a bridge is installed at the site as a device of its own.
       * @example true
       */
      has_physical_bridge: boolean;
    } & components["schemas"]["ResponseSiteBasicDto"];
    /** @description An access token, as RFC 6749, section 5.1, has it. */
    ResponseTokenDto: {
      /**
       * @description The token: send it as `Authorization: Bearer <access_token>`. It is opaque; do not read anything in it.
       * @example chekt-example-access-token
       */
      access_token: string;
      /**
       * @description For how many seconds from now the token is valid; about an hour.
       * @example 3600
       */
      expires_in: number;
      /**
       * @description Renews the token without the user. Only the authorization code flow may bring one.
       * @example tGzv3JOkF0XG5Qx2TlKWIA
       */
      refresh_token?: string;
      /**
       * @description The scopes granted, where they are not those asked for.
       * @example openid
       */
      scope?: string;
      /**
       * @description How the token is sent.
       * @example Bearer
       * @enum {string}
       */
      token_type: "Bearer";
    };
    /**
     * @description Which security system arms and disarms the site:
     *
     *     - `1`: alarm panel, primary bridge.
     *     - `2`: alarm panel, individual bridge.
     *     - `3`: CHeKT Video Security System.
     *     - `4`: external security system.
     * @example 1
     * @enum {integer}
     */
    SecurityType: 1 | 2 | 3 | 4;
    /**
     * @description Whether the site is active:
     *
     *     - `0`: inactive. A new site begins so.
     *     - `1`: active.
     * @example 1
     * @enum {integer}
     */
    SiteActivation: 0 | 1;
    /** @description The columns of a site, any of which a list can be asked for with `fields`. */
    SiteColumns: {
      /**
       * @description The site's account number at the monitoring station.
       * @example 1234567890
       */
      account_number?: string | null;
      /**
       * @description The street address.
       * @example 123 Teheran-ro, Gangnam-gu, Seoul
       */
      address1?: string | null;
      /**
       * @description Suite or floor.
       * @example 7th Floor, Suite 701
       */
      address2?: string | null;
      created_at?: components["schemas"]["Timestamp"];
      /**
       * @description Your own id of that monitoring station.
       * @example 12345
       */
      external_monitoring_station_id?: string | null;
      /**
       * @description Your own id of the site.
       * @example 1234567890
       */
      external_site_id?: string;
      is_activated?: components["schemas"]["SiteActivation"];
      /**
       * @description CHeKT's id of the monitoring station that receives the site's alarms.
       * @example 12345
       */
      monitoring_station_id?: number | null;
      /**
       * @description The name shown to people.
       * @example Gangnam Headquarters
       */
      name?: string;
      /**
       * @description CHeKT's id of the site.
       * @example 1
       */
      site_id?: number;
      /**
       * @description The site's time zone, by its IANA name.
       * @example Asia/Seoul
       */
      timezone?: string;
    };
    /**
     * @description A moment, in one of two forms: ISO 8601 with its offset (`2024-03-27T12:34:56.000Z`), or date and time without one (`2025-01-01 00:00:00`), which is to be read as UTC. Both are in use; read both.
     * @example 2024-03-27T12:34:56.000Z
     */
    Timestamp: string;
    /** @description What the token endpoint answers when it refuses, as RFC 6749, section 5.2, has it. */
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
       * @description What is wrong, in a sentence for a developer.
       * @example The client id or its credentials are not valid.
       */
      error_description?: string;
    };
    /** @description The security system that is to arm the site from now on. */
    UpdateArmingSettingDto: {
      security_type: components["schemas"]["SecurityType"];
    };
    /** @description What is to change about a contact. What is left out stays as it is. */
    UpdateContactDto: {
      /**
       * Format: email
       * @description The address for mail.
       * @example john.doe@example.com
       */
      email?: string;
      /**
       * @description Your own id of the contact. No other contact of the site may have it.
       * @example 1234
       */
      external_contact_id?: string;
      /**
       * @description The given name.
       * @example John
       */
      first_name?: string;
      /**
       * @description The family name.
       * @example Doe
       */
      last_name?: string;
      /**
       * @description The telephone number to call first, in no fixed form.
       * @example 1234567890
       */
      phone_number?: string;
    };
    /** @description What is to change about a dealer. What is left out stays as it is. */
    UpdateDealerDto: {
      /**
       * @description The street address.
       * @example 456 Market Street
       */
      company_address1?: string;
      /**
       * @description Suite, floor or unit.
       * @example Suite 801, 8th Floor
       */
      company_address2?: string;
      /**
       * Format: email
       * @description The address for mail to the company.
       * @example support@chektdealer.com
       */
      company_email?: string;
      /**
       * @description The registered name of the dealer's company.
       * @example CHeKT Security Solutions Inc.
       */
      company_name?: string;
      /**
       * @description The company's telephone number, in no fixed form.
       * @example +1-555-123-4567
       */
      company_phone_number?: string;
    };
    /** @description What is to change about a device. What is left out stays as it is. */
    UpdateDeviceDto: {
      /**
       * @description Further zones of the device, separated by commas.
       * @example 002,003
       */
      additional_zone_numbers?: string;
      /**
       * @description CHeKT's id of the device to update.
       * @example 1
       */
      device_id: number;
      device_type?: components["schemas"]["DeviceType"];
      /**
       * @description Your own id of the device. No other device of the site may have it.
       * @example ext-67890
       */
      external_device_id?: string;
      /**
       * @description The hardware address, in no fixed form.
       * @example 1234567890
       */
      mac?: string;
      /**
       * @description Who makes the device.
       * @example CHeKT
       */
      manufacturer?: string;
      /**
       * @description The maker's name of the model.
       * @example CHEKT-CAM-001
       */
      model?: string;
      /**
       * @description The name shown to people. It may be left out, but an empty one fails the item.
       * @example Front Door
       */
      name?: string;
      /**
       * @description The maker's serial number.
       * @example 1234567890
       */
      serial_number?: string;
      /**
       * @description The zone of the alarm panel that the device reports.
       * @example 001
       */
      zone_number?: string;
    };
    /** @description What is to change about a monitoring station. What is left out stays as it is. */
    UpdateMonitoringStationDto: {
      /**
       * @description Your own id of the monitoring station. No other station of the dealer may have it.
       * @example 12345
       */
      external_monitoring_station_id?: string;
      /**
       * @description The hardware module that takes the incoming lines.
       * @example 12345
       */
      linecard?: string;
      /**
       * @description The name shown to people.
       * @example CHeKT Central Station
       */
      name?: string;
      /**
       * @description What is put before account numbers, to class them.
       * @example CH
       */
      prefix?: string;
    };
    /** @description What is to change about a site. What is left out stays as it is. */
    UpdateSiteDto: {
      /**
       * @description The site's account number at the monitoring station.
       * @example 1234567890
       */
      account_number?: string;
      /**
       * @description The street address.
       * @example 123 Teheran-ro, Gangnam-gu, Seoul
       */
      address1?: string;
      /**
       * @description Suite or floor.
       * @example 7th Floor, Suite 701
       */
      address2?: string;
      /**
       * @description Your own id of the site. No other site of the dealer may have it.
       * @example 1234567890
       */
      external_site_id?: string;
      /**
       * @description CHeKT's id of the dealer's monitoring station that is to receive the site's alarms.
       * @example 12345
       */
      monitoring_station_id?: number;
      /**
       * @description The name shown to people.
       * @example Gangnam Headquarters
       */
      name?: string;
      /**
       * @description The site's time zone, by its IANA name.
       * @example Asia/Seoul
       */
      timezone?: string;
    };
    /**
     * @description What is to be done about the alarm:
     *
     *     - `dispatch`: it is real; send help.
     *     - `disregard`: it is false; do nothing.
     * @example dispatch
     * @enum {string}
     */
    VerificationAction: "dispatch" | "disregard";
  };
  responses: {
    /** @description The input is not valid: something required is missing, has the wrong type, or breaks a rule. When one field is at fault, `field` names it. */
    BadRequest: {
      headers: {
        "x-partner-trace-id": components["headers"]["TraceId"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorDto"];
      };
    };
    /** @description The access token is valid, but does not reach this dealer. A platform partner sees this for a dealer that has not connected, a dealer app for any dealer but its own. */
    Forbidden: {
      headers: {
        "x-partner-trace-id": components["headers"]["TraceId"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorDto"];
      };
    };
    /** @description The access token is valid, but is not that of a dealer's user, or the user may not connect the dealer. */
    ForbiddenToConnect: {
      headers: {
        "x-partner-trace-id": components["headers"]["TraceId"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorDto"];
      };
    };
    /** @description An id in the path does not exist, was deleted, or belongs to another dealer or site. */
    NotFound: {
      headers: {
        "x-partner-trace-id": components["headers"]["TraceId"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorDto"];
      };
    };
    /** @description The token request is not valid, or the grant was refused. */
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
    /** @description The access token is missing, expired or not valid. Fetch a new one from `POST /oauth/token` and send the call again. */
    Unauthorized: {
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
     * @description The columns to return, separated by commas; all of them when left out. A column may be written with its table, `contacts.name`.
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
     * @description A condition, `column,value` or `column,value,operator`; repeat the parameter for more, and a row must meet them all. Operators: `eq` (when none is written), `neq`, `lt`, `lte`, `gt`, `gte`, `regex`. A value that holds commas needs its operator written: the column ends at the first comma, the operator begins after the last. `regex` is for texts, and is looked for anywhere in them. A column that is null meets no condition, not even `neq`.
     * @example [
     *       "email,@example\\.com$,regex"
     *     ]
     */
    ContactFilter: string[];
    /**
     * @description CHeKT's id of the contact, as `contact_id` in every answer about it.
     * @example 1
     */
    ContactId: number;
    /**
     * @description The column to order by. Rows with the same value are ordered by the list's key column, `contact_id`, which is also the order when `sort` is left out.
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
     * @description CHeKT's id of the dealer.
     * @example 42
     */
    DealerId: number;
    /**
     * @description The columns to return, separated by commas; all of them when left out. A column may be written with its table, `devices.name`.
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
     * @description A condition, `column,value` or `column,value,operator`; repeat the parameter for more, and a row must meet them all. Operators: `eq` (when none is written), `neq`, `lt`, `lte`, `gt`, `gte`, `regex`. A value that holds commas needs its operator written: the column ends at the first comma, the operator begins after the last. `regex` is for texts, and is looked for anywhere in them. A column that is null meets no condition, not even `neq`.
     * @example [
     *       "device_type,camera,eq"
     *     ]
     */
    DeviceFilter: string[];
    /**
     * @description CHeKT's id of the device, as `device_id` in every answer about it.
     * @example 1
     */
    DeviceId: number;
    /**
     * @description The column to order by. Rows with the same value are ordered by the list's key column, `device_id`, which is also the order when `sort` is left out.
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
     * @description The direction of the order: `asc` is ascending, `desc` descending; rows with the same value go in it too. Without `sort` it is the direction of the order by the list's key column.
     * @example desc
     */
    Dir: "asc" | "desc";
    /**
     * @description The largest number of rows to return.
     * @example 50
     */
    Limit: number;
    /**
     * @description The columns to return, separated by commas; all of them when left out. A column may be written with its table, `monitoring_stations.name`.
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
     * @description A condition, `column,value` or `column,value,operator`; repeat the parameter for more, and a row must meet them all. Operators: `eq` (when none is written), `neq`, `lt`, `lte`, `gt`, `gte`, `regex`. A value that holds commas needs its operator written: the column ends at the first comma, the operator begins after the last. `regex` is for texts, and is looked for anywhere in them. A column that is null meets no condition, not even `neq`.
     * @example [
     *       "prefix,CH,eq"
     *     ]
     */
    MonitoringStationFilter: string[];
    /**
     * @description CHeKT's id of the monitoring station, as `monitoring_station_id` in every answer about it.
     * @example 1
     */
    MonitoringStationId: number;
    /**
     * @description The column to order by. Rows with the same value are ordered by the list's key column, `monitoring_station_id`, which is also the order when `sort` is left out.
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
     * @description How many rows to skip before the first one returned. Rows that come or go between two pages shift all that follow; to read a whole list, sort by the key column and filter for keys greater than the last one seen. Without `limit` the default limit applies.
     * @example 0
     */
    Offset: number;
    /**
     * @description The columns to return, separated by commas; all of them when left out. A column may be written with its table, `sites.name`.
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
     * @description A condition, `column,value` or `column,value,operator`; repeat the parameter for more, and a row must meet them all. Operators: `eq` (when none is written), `neq`, `lt`, `lte`, `gt`, `gte`, `regex`. A value that holds commas needs its operator written: the column ends at the first comma, the operator begins after the last. `regex` is for texts, and is looked for anywhere in them. A column that is null meets no condition, not even `neq`.
     * @example [
     *       "is_activated,1,eq"
     *     ]
     */
    SiteFilter: string[];
    /**
     * @description CHeKT's id of the site, as `site_id` in every answer about it.
     * @example 1
     */
    SiteId: number;
    /**
     * @description The column to order by. Rows with the same value are ordered by the list's key column, `site_id`, which is also the order when `sort` is left out.
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
     * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
     * @example 550e8400-e29b-41d4-a716-123456789000
     */
    TraceId: string;
    /**
     * @description The UUID that CHeKT gave the verification when it asked for it.
     * @example 550e8400-e29b-41d4-a716-446655440000
     */
    VerificationId: string;
  };
  requestBodies: never;
  headers: {
    /**
     * @description The trace id of the call, as it was sent, or one that CHeKT made when none was.
     * @example 550e8400-e29b-41d4-a716-123456789000
     */
    TraceId: string;
  };
  pathItems: never;
}
export type BulkDeviceCreationFailureDto = components["schemas"]["BulkDeviceCreationFailureDto"];
export type BulkDeviceCreationResponseDto = components["schemas"]["BulkDeviceCreationResponseDto"];
export type BulkDeviceCreationSuccessDto = components["schemas"]["BulkDeviceCreationSuccessDto"];
export type BulkDeviceDeleteFailureDto = components["schemas"]["BulkDeviceDeleteFailureDto"];
export type BulkDeviceDeleteResponseDto = components["schemas"]["BulkDeviceDeleteResponseDto"];
export type BulkDeviceDeleteSuccessDto = components["schemas"]["BulkDeviceDeleteSuccessDto"];
export type BulkDeviceUpdateFailureDto = components["schemas"]["BulkDeviceUpdateFailureDto"];
export type BulkDeviceUpdateResponseDto = components["schemas"]["BulkDeviceUpdateResponseDto"];
export type BulkDeviceUpdateSuccessDto = components["schemas"]["BulkDeviceUpdateSuccessDto"];
export type ConnectDealerDto = components["schemas"]["ConnectDealerDto"];
export type ContactColumns = components["schemas"]["ContactColumns"];
export type CreateContactDto = components["schemas"]["CreateContactDto"];
export type CreateDeviceDto = components["schemas"]["CreateDeviceDto"];
export type CreateMonitoringStationDto = components["schemas"]["CreateMonitoringStationDto"];
export type CreateSiteDto = components["schemas"]["CreateSiteDto"];
export type CreateTokenDto = components["schemas"]["CreateTokenDto"];
export type DeleteDevicesDto = components["schemas"]["DeleteDevicesDto"];
export type DeviceColumns = components["schemas"]["DeviceColumns"];
export type DeviceType = components["schemas"]["DeviceType"];
export type ErrorDto = components["schemas"]["ErrorDto"];
export type MonitoringStationColumns = components["schemas"]["MonitoringStationColumns"];
export type RespondToAlarmVerificationDto = components["schemas"]["RespondToAlarmVerificationDto"];
export type ResponseAlarmVerificationDto = components["schemas"]["ResponseAlarmVerificationDto"];
export type ResponseArmingSettingDto = components["schemas"]["ResponseArmingSettingDto"];
export type ResponseContactDto = components["schemas"]["ResponseContactDto"];
export type ResponseDealerDto = components["schemas"]["ResponseDealerDto"];
export type ResponseDeviceDto = components["schemas"]["ResponseDeviceDto"];
export type ResponseMonitoringStationDto = components["schemas"]["ResponseMonitoringStationDto"];
export type ResponseSiteBasicDto = components["schemas"]["ResponseSiteBasicDto"];
export type ResponseSiteDto = components["schemas"]["ResponseSiteDto"];
export type ResponseTokenDto = components["schemas"]["ResponseTokenDto"];
export type SecurityType = components["schemas"]["SecurityType"];
export type SiteActivation = components["schemas"]["SiteActivation"];
export type SiteColumns = components["schemas"]["SiteColumns"];
export type Timestamp = components["schemas"]["Timestamp"];
export type TokenErrorDto = components["schemas"]["TokenErrorDto"];
export type UpdateArmingSettingDto = components["schemas"]["UpdateArmingSettingDto"];
export type UpdateContactDto = components["schemas"]["UpdateContactDto"];
export type UpdateDealerDto = components["schemas"]["UpdateDealerDto"];
export type UpdateDeviceDto = components["schemas"]["UpdateDeviceDto"];
export type UpdateMonitoringStationDto = components["schemas"]["UpdateMonitoringStationDto"];
export type UpdateSiteDto = components["schemas"]["UpdateSiteDto"];
export type VerificationAction = components["schemas"]["VerificationAction"];
export type ResponseBadRequest = components["responses"]["BadRequest"];
export type ResponseForbidden = components["responses"]["Forbidden"];
export type ResponseForbiddenToConnect = components["responses"]["ForbiddenToConnect"];
export type ResponseNotFound = components["responses"]["NotFound"];
export type ResponseTokenBadRequest = components["responses"]["TokenBadRequest"];
export type ResponseTokenUnauthorized = components["responses"]["TokenUnauthorized"];
export type ResponseUnauthorized = components["responses"]["Unauthorized"];
export type ParameterContactFields = components["parameters"]["ContactFields"];
export type ParameterContactFilter = components["parameters"]["ContactFilter"];
export type ParameterContactId = components["parameters"]["ContactId"];
export type ParameterContactSort = components["parameters"]["ContactSort"];
export type ParameterDealerId = components["parameters"]["DealerId"];
export type ParameterDeviceFields = components["parameters"]["DeviceFields"];
export type ParameterDeviceFilter = components["parameters"]["DeviceFilter"];
export type ParameterDeviceId = components["parameters"]["DeviceId"];
export type ParameterDeviceSort = components["parameters"]["DeviceSort"];
export type ParameterDir = components["parameters"]["Dir"];
export type ParameterLimit = components["parameters"]["Limit"];
export type ParameterMonitoringStationFields = components["parameters"]["MonitoringStationFields"];
export type ParameterMonitoringStationFilter = components["parameters"]["MonitoringStationFilter"];
export type ParameterMonitoringStationId = components["parameters"]["MonitoringStationId"];
export type ParameterMonitoringStationSort = components["parameters"]["MonitoringStationSort"];
export type ParameterOffset = components["parameters"]["Offset"];
export type ParameterSiteFields = components["parameters"]["SiteFields"];
export type ParameterSiteFilter = components["parameters"]["SiteFilter"];
export type ParameterSiteId = components["parameters"]["SiteId"];
export type ParameterSiteSort = components["parameters"]["SiteSort"];
export type ParameterTraceId = components["parameters"]["TraceId"];
export type ParameterVerificationId = components["parameters"]["VerificationId"];
export type HeaderTraceId = components["headers"]["TraceId"];
export type $defs = Record<string, never>;
export interface operations {
  createToken: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
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
  getDealer: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
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
    };
  };
  updateDealer: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
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
      /** @description The dealer as it is now. */
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
    };
  };
  disconnectDealer: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The dealer, no longer connected. */
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
    };
  };
  listMonitoringStations: {
    parameters: {
      query?: {
        /**
         * @description The direction of the order: `asc` is ascending, `desc` descending; rows with the same value go in it too. Without `sort` it is the direction of the order by the list's key column.
         * @example desc
         */
        dir?: components["parameters"]["Dir"];
        /**
         * @description The columns to return, separated by commas; all of them when left out. A column may be written with its table, `monitoring_stations.name`.
         * @example [
         *       "monitoring_station_id",
         *       "name"
         *     ]
         */
        fields?: components["parameters"]["MonitoringStationFields"];
        /**
         * @description A condition, `column,value` or `column,value,operator`; repeat the parameter for more, and a row must meet them all. Operators: `eq` (when none is written), `neq`, `lt`, `lte`, `gt`, `gte`, `regex`. A value that holds commas needs its operator written: the column ends at the first comma, the operator begins after the last. `regex` is for texts, and is looked for anywhere in them. A column that is null meets no condition, not even `neq`.
         * @example [
         *       "prefix,CH,eq"
         *     ]
         */
        filter?: components["parameters"]["MonitoringStationFilter"];
        /**
         * @description The largest number of rows to return.
         * @example 50
         */
        limit?: components["parameters"]["Limit"];
        /**
         * @description How many rows to skip before the first one returned. Rows that come or go between two pages shift all that follow; to read a whole list, sort by the key column and filter for keys greater than the last one seen. Without `limit` the default limit applies.
         * @example 0
         */
        offset?: components["parameters"]["Offset"];
        /**
         * @description The column to order by. Rows with the same value are ordered by the list's key column, `monitoring_station_id`, which is also the order when `sort` is left out.
         * @example name
         */
        sort?: components["parameters"]["MonitoringStationSort"];
      };
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
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
    };
  };
  createMonitoringStation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
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
    };
  };
  getMonitoringStation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the monitoring station, as `monitoring_station_id` in every answer about it.
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
    };
  };
  deleteMonitoringStation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the monitoring station, as `monitoring_station_id` in every answer about it.
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
    };
  };
  updateMonitoringStation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the monitoring station, as `monitoring_station_id` in every answer about it.
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
      /** @description The monitoring station as it is now. */
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
    };
  };
  listSites: {
    parameters: {
      query?: {
        /**
         * @description The direction of the order: `asc` is ascending, `desc` descending; rows with the same value go in it too. Without `sort` it is the direction of the order by the list's key column.
         * @example desc
         */
        dir?: components["parameters"]["Dir"];
        /**
         * @description The columns to return, separated by commas; all of them when left out. A column may be written with its table, `sites.name`.
         * @example [
         *       "site_id",
         *       "name",
         *       "timezone"
         *     ]
         */
        fields?: components["parameters"]["SiteFields"];
        /**
         * @description A condition, `column,value` or `column,value,operator`; repeat the parameter for more, and a row must meet them all. Operators: `eq` (when none is written), `neq`, `lt`, `lte`, `gt`, `gte`, `regex`. A value that holds commas needs its operator written: the column ends at the first comma, the operator begins after the last. `regex` is for texts, and is looked for anywhere in them. A column that is null meets no condition, not even `neq`.
         * @example [
         *       "is_activated,1,eq"
         *     ]
         */
        filter?: components["parameters"]["SiteFilter"];
        /**
         * @description The largest number of rows to return.
         * @example 50
         */
        limit?: components["parameters"]["Limit"];
        /**
         * @description How many rows to skip before the first one returned. Rows that come or go between two pages shift all that follow; to read a whole list, sort by the key column and filter for keys greater than the last one seen. Without `limit` the default limit applies.
         * @example 0
         */
        offset?: components["parameters"]["Offset"];
        /**
         * @description The column to order by. Rows with the same value are ordered by the list's key column, `site_id`, which is also the order when `sort` is left out.
         * @example created_at
         */
        sort?: components["parameters"]["SiteSort"];
      };
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
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
    };
  };
  createSite: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
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
    };
  };
  getSite: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
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
    };
  };
  deleteSite: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
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
    };
  };
  updateSite: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
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
      /** @description The site as it is now. */
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
    };
  };
  toggleSiteActivation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The site, with `is_activated` as it is now. */
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
    };
  };
  respondToAlarmVerification: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
        /**
         * @description The UUID that CHeKT gave the verification when it asked for it.
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
      /** @description The answer as it was recorded. */
      200: {
        headers: {
          "x-partner-trace-id": components["headers"]["TraceId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResponseAlarmVerificationDto"];
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
    };
  };
  getArmingSettings: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How the site is armed. */
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
    };
  };
  updateArmingSettings: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
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
      /** @description How the site is armed now. */
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
    };
  };
  listContacts: {
    parameters: {
      query?: {
        /**
         * @description The direction of the order: `asc` is ascending, `desc` descending; rows with the same value go in it too. Without `sort` it is the direction of the order by the list's key column.
         * @example desc
         */
        dir?: components["parameters"]["Dir"];
        /**
         * @description The columns to return, separated by commas; all of them when left out. A column may be written with its table, `contacts.name`.
         * @example [
         *       "contact_id",
         *       "first_name",
         *       "last_name"
         *     ]
         */
        fields?: components["parameters"]["ContactFields"];
        /**
         * @description A condition, `column,value` or `column,value,operator`; repeat the parameter for more, and a row must meet them all. Operators: `eq` (when none is written), `neq`, `lt`, `lte`, `gt`, `gte`, `regex`. A value that holds commas needs its operator written: the column ends at the first comma, the operator begins after the last. `regex` is for texts, and is looked for anywhere in them. A column that is null meets no condition, not even `neq`.
         * @example [
         *       "email,@example\\.com$,regex"
         *     ]
         */
        filter?: components["parameters"]["ContactFilter"];
        /**
         * @description The largest number of rows to return.
         * @example 50
         */
        limit?: components["parameters"]["Limit"];
        /**
         * @description How many rows to skip before the first one returned. Rows that come or go between two pages shift all that follow; to read a whole list, sort by the key column and filter for keys greater than the last one seen. Without `limit` the default limit applies.
         * @example 0
         */
        offset?: components["parameters"]["Offset"];
        /**
         * @description The column to order by. Rows with the same value are ordered by the list's key column, `contact_id`, which is also the order when `sort` is left out.
         * @example last_name
         */
        sort?: components["parameters"]["ContactSort"];
      };
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
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
    };
  };
  createContact: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
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
    };
  };
  getContact: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the contact, as `contact_id` in every answer about it.
         * @example 1
         */
        contactId: components["parameters"]["ContactId"];
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
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
    };
  };
  deleteContact: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the contact, as `contact_id` in every answer about it.
         * @example 1
         */
        contactId: components["parameters"]["ContactId"];
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
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
    };
  };
  updateContact: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the contact, as `contact_id` in every answer about it.
         * @example 1
         */
        contactId: components["parameters"]["ContactId"];
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UpdateContactDto"];
      };
    };
    responses: {
      /** @description The contact as it is now. */
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
    };
  };
  listDevices: {
    parameters: {
      query?: {
        /**
         * @description The direction of the order: `asc` is ascending, `desc` descending; rows with the same value go in it too. Without `sort` it is the direction of the order by the list's key column.
         * @example desc
         */
        dir?: components["parameters"]["Dir"];
        /**
         * @description The columns to return, separated by commas; all of them when left out. A column may be written with its table, `devices.name`.
         * @example [
         *       "device_id",
         *       "name",
         *       "zone_number"
         *     ]
         */
        fields?: components["parameters"]["DeviceFields"];
        /**
         * @description A condition, `column,value` or `column,value,operator`; repeat the parameter for more, and a row must meet them all. Operators: `eq` (when none is written), `neq`, `lt`, `lte`, `gt`, `gte`, `regex`. A value that holds commas needs its operator written: the column ends at the first comma, the operator begins after the last. `regex` is for texts, and is looked for anywhere in them. A column that is null meets no condition, not even `neq`.
         * @example [
         *       "device_type,camera,eq"
         *     ]
         */
        filter?: components["parameters"]["DeviceFilter"];
        /**
         * @description The largest number of rows to return.
         * @example 50
         */
        limit?: components["parameters"]["Limit"];
        /**
         * @description How many rows to skip before the first one returned. Rows that come or go between two pages shift all that follow; to read a whole list, sort by the key column and filter for keys greater than the last one seen. Without `limit` the default limit applies.
         * @example 0
         */
        offset?: components["parameters"]["Offset"];
        /**
         * @description The column to order by. Rows with the same value are ordered by the list's key column, `device_id`, which is also the order when `sort` is left out.
         * @example zone_number
         */
        sort?: components["parameters"]["DeviceSort"];
      };
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
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
    };
  };
  createDevices: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
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
      /** @description What became of each device. */
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
    };
  };
  updateDevices: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
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
      /** @description What became of each device. */
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
    };
  };
  getDevice: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the device, as `device_id` in every answer about it.
         * @example 1
         */
        deviceId: components["parameters"]["DeviceId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
         * @example 1
         */
        siteId: components["parameters"]["SiteId"];
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
    };
  };
  deleteDevices: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
      };
      path: {
        /**
         * @description CHeKT's id of the dealer.
         * @example 42
         */
        dealerId: components["parameters"]["DealerId"];
        /**
         * @description CHeKT's id of the site, as `site_id` in every answer about it.
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
      /** @description What became of each device. */
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
    };
  };
  connectDealer: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your correlation id for this call, a UUID. CHeKT writes it in its logs and sends it back, so that support can find the call by it. A call that is repeated keeps its id.
         * @example 550e8400-e29b-41d4-a716-123456789000
         */
        "x-partner-trace-id"?: components["parameters"]["TraceId"];
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
      /** @description The dealer, now connected. */
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
    };
  };
}
type WithRequired<T, K extends keyof T> = T & {
  [P in K]-?: T[P];
};
