import type { Hono } from "hono";
import { ApiError } from "../api-error.ts";
import { checkControl } from "./guard.ts";
import type { ControlEnv } from "./routes/control-routes.ts";

/** A file of the page. */
export interface PageFile {
  readonly type: string;
  /** Changes with the text, and only with it. */
  readonly etag: string;
  readonly text: string;
}

/** The names of the files. Their texts are read when somebody looks at the page. */
const names = ["", "page.css", "page.js", "icon.svg"];

/** The page loads what is its own, talks to where it comes from, is in no frame, and makes no markup out of texts. */
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
  // It is asked for each time, and sent when it is another one.
  "cache-control": "no-cache",
};

/**
 * Puts the page on the control plane. It holds nothing that is secret: where the control plane wants a token, it asks for
 * it, and so is itself served without one.
 */
export function pageRoutes(control: Hono<ControlEnv>, token: string | undefined): void {
  for (const name of names) {
    control.get(`/${name}`, async (c) => {
      if (token === undefined) checkControl(c.req.raw, token);
      const { pageFiles } = await import("../generated/page.ts");
      const file = pageFiles[name];
      if (!file) throw new ApiError(404, `The page has no file ${name}`);
      const { type, etag, text } = file;
      for (const [header, value] of Object.entries({ ...headers, etag })) c.header(header, value);
      if (c.req.header("if-none-match")?.includes(etag)) return c.body(null, 304);
      return c.body(text, 200, { "content-type": type });
    });
  }
}
