import type { Hono } from "hono";
import { ApiError } from "../api-error.ts";
import { checkControl } from "./guard.ts";
import type { ControlEnv } from "./routes/control-routes.ts";

/** A file of the control page. */
export interface PageFile {
  readonly type: string;
  /** Changes if and only if the text changes. */
  readonly etag: string;
  readonly text: string;
}

/** The file names. The contents are loaded when the page is first requested. */
const names = ["", "page.css", "page.js", "icon.svg"];

/** The page loads only its own files, talks only to its own origin, cannot be framed, and creates no HTML from strings. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const headers = {
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  // Revalidated on every load by its ETag.
  "cache-control": "no-cache",
};

/**
 * Serves the page on the control plane. Where the control plane requires a token, the page asks for it, so the page
 * itself, which contains no secrets, is served without one.
 */
export function pageRoutes(control: Hono<ControlEnv>, token: string | undefined): void {
  for (const name of names) {
    control.get(`/${name}`, async (c) => {
      if (token === undefined) checkControl(c.req.raw, token);
      const { pageFiles } = await import("../generated/page.ts");
      const file = pageFiles[name];
      if (!file) throw new ApiError(404, `Unknown file "${name}" of the control page`);
      const { type, etag, text } = file;
      for (const [header, value] of Object.entries({ ...headers, etag })) c.header(header, value);
      if (c.req.header("if-none-match")?.includes(etag)) return c.body(null, 304);
      return c.body(text, 200, { "content-type": type });
    });
  }
}
