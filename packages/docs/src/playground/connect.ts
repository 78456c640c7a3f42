/** The outcome of an attempt to connect. */
export type Connection =
  | { readonly token: string }
  /** A message for the reader. */
  | { readonly failure: string };

/** Fetches a token from a server on this machine. */
export async function connect(server: string, credentials: URLSearchParams, start: string): Promise<Connection> {
  let response: Response;
  try {
    response = await fetch(`${server}/oauth/token`, { method: "POST", body: credentials });
  } catch {
    return { failure: `No server responds at ${server}. Start it with: ${start}` };
  }
  const body: unknown = await response.json().catch(() => undefined);
  const { access_token: token, error_description: reason } = Object(body) as Record<string, unknown>;
  if (response.ok && typeof token === "string") return { token };
  return { failure: `${server} responded ${response.status}: ${typeof reason === "string" ? reason : "no token"}` };
}
