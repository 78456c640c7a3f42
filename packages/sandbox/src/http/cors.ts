/** Pages on the caller's own machine, at any port. */
const LOCAL = /^https?:\/\/(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/;

/**
 * Returns the headers that let a page of an origin read a response. Pages on the caller's own machine may, and those of the
 * allowed origins, such as the docs with their playground. Others may not: on a loopback address the credentials are well
 * known, so any page that a developer opens could use them.
 */
export function corsHeaders(origin: string | undefined, allowed: readonly string[]): Record<string, string> {
  if (origin === undefined || !(LOCAL.test(origin) || allowed.includes(origin))) return { vary: "origin" };
  return { vary: "origin", "access-control-allow-origin": origin, "access-control-expose-headers": "*" };
}
