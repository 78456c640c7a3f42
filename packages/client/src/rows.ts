import type {
  ResponseContactDto,
  ResponseDeviceDto,
  ResponseMonitoringStationDto,
  ResponseSiteBasicDto,
} from "./generated/schema.ts";

/** A site, as lists, creates and updates give it. */
export type Site = ResponseSiteBasicDto;
/** A monitoring station. */
export type MonitoringStation = ResponseMonitoringStationDto;
/** A contact of a site. */
export type Contact = ResponseContactDto;
/** A device of a site. */
export type Device = ResponseDeviceDto;
