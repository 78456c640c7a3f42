import { expect, test } from "vitest";

import { createRouter } from "./router.ts";

const route = createRouter([
  { method: "get", path: "/dealers/{dealerId}" },
  { method: "patch", path: "/dealers/{dealerId}" },
  { method: "put", path: "/dealers/connect" },
  { method: "post", path: "/dealers/{dealerId}/devices/bulk-delete" },
  { method: "get", path: "/dealers/{dealerId}/devices/{deviceId}" },
]);

test.each([
  ["GET", "/dealers/42", "/dealers/{dealerId}"],
  ["get", "/dealers/42", "/dealers/{dealerId}"],
  ["PUT", "/dealers/connect", "/dealers/connect"],
  ["POST", "/dealers/42/devices/bulk-delete", "/dealers/{dealerId}/devices/bulk-delete"],
])("routes %s %s to %s", (method, path, expected) => {
  expect(route(method, path.split("/"))).toMatchObject({ kind: "operation", operation: { path: expected } });
});

test.each(["/", "/dealers", "/dealers/", "/dealers/42/", "/dealers/42/devices", "/dealers//devices/1"])(
  "does not know the path %s",
  (path) => {
    expect(route("GET", path.split("/"))).toEqual({ kind: "unknown-path" });
  },
);

test.each([
  ["DELETE", "/dealers/42", ["GET", "PATCH"]],
  // A path without parameters takes precedence, and determines the methods.
  ["GET", "/dealers/connect", ["PUT"]],
  ["GET", "/dealers/42/devices/bulk-delete", ["POST"]],
])("lists the methods of the path for %s %s", (method, path, allowed) => {
  expect(route(method, path.split("/"))).toEqual({ kind: "other-methods", allowed });
});
