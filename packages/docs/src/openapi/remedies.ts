/** How to fix each kind of error, by the name of its response in the description. Markdown. */
const remedies: Readonly<Record<string, string>> = {
  BadRequest:
    "Correct the request. Retrying it unchanged fails again. `error_message` says what is wrong, and `field`, if present, which field.",
  Unauthorized:
    "Fetch a new token from `POST /oauth/token` and retry once. If the new token is refused too, stop: the credentials are wrong.",
  Forbidden:
    "Do not retry. If `code` is `insufficient_scope`, fetch a token with the scope, or ask CHeKT for it. Otherwise, check whether the dealer is connected to you, or was disconnected. A dealer app can access only its own dealer.",
  ForbiddenToConnect:
    "Use a user token of the dealer, from the authorization code flow. A client token is not accepted here. If `code` is `insufficient_scope`, have the user sign in with that scope.",
  NotFound:
    "Check the IDs in the path from left to right: dealer, site, and what belongs to the site. Deleted objects stay deleted.",
  VerificationRefused:
    "If `code` is `already_answered`, another answer was recorded before and still counts: tell the contact. Otherwise correct the request: `field` names the invalid field.",
  VerificationNotFound:
    "Check the IDs in the path. If they are right, the verification has expired: it is too late to respond, so tell the contact.",
  TooManyRequests: "Wait as long as `Retry-After` says, then retry. Send requests more slowly from then on.",
  ServiceUnavailable:
    "Wait as long as `Retry-After` says, then retry. If the operation is not safe to retry, check first whether the request was processed.",
  TokenBadRequest:
    "`error` says what is invalid: the form, the grant or the scope. An authorization code is valid once: have the user sign in again.",
  TokenUnauthorized:
    "Check `client_id` and the secret or the signed assertion. Do not retry: the request would fail again.",
};

/** How to fix an error. */
export function remedyFor(response: string | undefined): string | undefined {
  return response === undefined ? undefined : remedies[response];
}
