/** The HTTP methods that a Path Item Object can have, in the order in which OpenAPI lists them. */
export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

export type Method = (typeof methods)[number];
