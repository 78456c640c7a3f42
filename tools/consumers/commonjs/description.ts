// ES modules import JSON in different ways in different versions of TypeScript, CommonJS in one.
import description from "@chekt/partner-spec/openapi.json";

export const version: string = description.info.version;
