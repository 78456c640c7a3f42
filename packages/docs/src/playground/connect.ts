/** What became of an attempt to connect. */
export type Connection =
  | { readonly token: string }
  /** In words for the reader. */
  | { readonly failure: string };

/** Fetches a token from a server on this machine. */
export async function connect(server: string, credentials: URLSearchParams, start: string): Promise<Connection> {
  let answer: Response;
  try {
    answer = await fetch(`${server}/oauth/token`, { method: "POST", body: credentials });
  } catch {
    return { failure: `Nothing answers at ${server}. Start it with: ${start}` };
  }
  const body: unknown = await answer.json().catch(() => undefined);
  const { access_token: token, error_description: reason } = Object(body) as Record<string, unknown>;
  if (answer.ok && typeof token === "string") return { token };
  return { failure: `${server} answers ${answer.status}: ${typeof reason === "string" ? reason : "no token"}` };
}
