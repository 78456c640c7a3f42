/** What to do about each kind of refusal, by the name of its response in the description. Markdown. */
const remedies: Readonly<Record<string, string>> = {
  BadRequest:
    "Correct the call; sent again as it is, it fails again. `error_message` says what is wrong, and `field`, where it is there, which field.",
  Unauthorized:
    "Fetch a new token from `POST /oauth/token`, and send the call once more. If a fresh token is refused too, stop: the credentials are at fault.",
  Forbidden:
    "Do not repeat the call. See whether the dealer has connected to you, or has been disconnected; a dealer app reaches no dealer but its own.",
  ForbiddenToConnect:
    "Use the token of a user of the dealer, from the authorization code flow. The client's own token does not serve here.",
  NotFound:
    "Look at the ids of the path, from left to right: dealer, site, and what is in it. What was deleted stays away.",
  TokenBadRequest:
    "`error` says what is at fault: the form, the grant or the scope. A code serves once: let the user sign in again.",
  TokenUnauthorized:
    "Look at `client_id` and the secret or the signed assertion. Do not repeat the call: it would fail again.",
};

/** What to do about a refusal. */
export function remedyFor(response: string | undefined): string | undefined {
  return response === undefined ? undefined : remedies[response];
}
