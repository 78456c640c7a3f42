import { timingSafeEqual } from "node:crypto";
import { ApiError } from "../api-error.ts";
import { hashSecret } from "../oauth/secrets.ts";

/** Names and addresses under which a machine reaches itself. */
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Lets through who may use the control plane.
 *
 * With a token, whoever bears it. Without one, this machine only, and no page of another origin that happens to be open
 * on it: such a page would send its origin, or a host name of its own that it made lead here.
 *
 * @throws ApiError 401 or 403.
 */
export function checkControl(request: Request, token: string | undefined): void {
  if (token !== undefined) {
    const given = /^bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
    if (timingSafeEqual(Buffer.from(hashSecret(given)), Buffer.from(hashSecret(token)))) return;
    throw new ApiError(401, "The control plane wants its token: send `Authorization: Bearer <control token>`");
  }
  const { host, hostname } = new URL(request.url);
  const origin = request.headers.get("origin");
  if (!LOOPBACK.test(hostname)) {
    throw new ApiError(403, `The control plane is for this machine only, which ${hostname} is no name of`);
  }
  if (origin !== null && origin !== `http://${host}`) {
    throw new ApiError(403, `The control plane is for its own pages only, and ${origin} is another origin`);
  }
}
