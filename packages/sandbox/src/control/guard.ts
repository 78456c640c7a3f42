import { timingSafeEqual } from "node:crypto";
import { ApiError } from "../api-error.ts";
import { hashSecret } from "../oauth/secrets.ts";

/** Host names by which a machine reaches itself. */
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Checks that a request may use the control plane.
 *
 * With a token, callers must send it. Without one, only this machine may call, and no page of another origin that is
 * open on it: such a page sends a foreign origin, or a foreign host name that it resolved to this machine (DNS
 * rebinding).
 *
 * @throws ApiError 401 or 403.
 */
export function checkControl(request: Request, token: string | undefined): void {
  if (token !== undefined) {
    const given = /^bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
    if (timingSafeEqual(Buffer.from(hashSecret(given)), Buffer.from(hashSecret(token)))) return;
    throw new ApiError(401, "The control plane requires its token. Send `Authorization: Bearer <control token>`.");
  }
  const { host, hostname } = new URL(request.url);
  const origin = request.headers.get("origin");
  if (!LOOPBACK.test(hostname)) {
    throw new ApiError(403, `${hostname} is not a loopback host. Call the control plane as localhost or 127.0.0.1.`);
  }
  if (origin !== null && origin !== `http://${host}`) {
    throw new ApiError(403, `The control plane accepts browser requests only from its own pages, not from ${origin}`);
  }
}
